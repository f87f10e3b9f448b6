import type { Party } from '../../core/agreement/parties';
import type { TierDecision } from '../../core/agreement/Tier';
import type { SloWindow } from '../../core/slo/Slo';

/** An SLO in the form: which words it starts from, and what is promised. */
export interface SloDraft {
  id: string;
  /** `definition`: as the SLO is defined now; `signed`: as the terms have it that the form started from. */
  from: 'definition' | 'signed';
  /** What may go wrong, as typed: "1 checkout in 1,000". */
  tolerance: string;
  window: SloWindow;
}

/** A tier in the form. Numbers are as typed, shares in per cent; empty where there is no such rule. */
export interface TierDraft {
  id: string;
  name: string;
  decision: TierDecision;
  remainingBelow: string;
  incidentAbove: string;
  burnFactor: string;
  burnHours: string;
  /** Empty: the tier ends as soon as it no longer begins. */
  remainingAbove: string;
  heldForHours: string;
  confirmedBy?: Party;
  agreed: string;
  duties: Partial<Record<Party, string>>;
  reliabilityShare: string;
}

/** Terms while somebody writes them: everything as typed, right or wrong. */
export interface TermsDraft {
  title: string;
  slos: SloDraft[];
  tiers: TierDraft[];
  required: Party[];
  alwaysAllowed: string;
  goals: string;
  notGoals: string;
  escalation: string;
  reviewOn: string;
  maxAgeMinutes: string;
  /** Per cent. */
  minCoverage: string;
  minAllowedBad: string;
  exceptionsBy: Party[];
  exclusionsBy: Party[];
}
