import type { Slo } from '../slo/Slo';
import type { Party } from './parties';
import type { Tier } from './Tier';

/** An SLO as it stood when the terms were proposed: what people sign, whatever the definition says later. */
export type SloTerms = Omit<Slo, 'service' | 'team'>;

/** How much missing data the parties put up with before the answer is "can't tell". */
export interface DataTolerance {
  /** Oldest newest sample, in minutes. */
  maxAgeMinutes: number;
  /** Least share of the window with data, 0 … 1, counted from the first data there ever was. */
  minCoverage: number;
}

/** Everything that is signed. A change of any of it is a new version that all parties sign again. */
export interface Terms {
  title: string;
  slos: SloTerms[];
  /** Best first; the first one has no entry rule. */
  tiers: Tier[];
  required: Party[];
  /** What is released in every tier: "Security fixes and P0 fixes." */
  alwaysAllowed: string;
  goals: string;
  /** What this is not meant for: "Punishing a team." */
  notGoals: string;
  escalation: string;
  /** Day of the next review, `YYYY-MM-DD`. */
  reviewOn: string;
  data: DataTolerance;
  /** Parties of which any one may grant an exception. Absent: the engineering lead. */
  exceptionsBy?: Party[];
  /** Parties that must all agree to leave time out of the budget. Absent: product and SRE. */
  exclusionsBy?: Party[];
  /** Fewest bad events the window must allow for a decision; below it the answer is "too little traffic". */
  minAllowedBad: number;
}
