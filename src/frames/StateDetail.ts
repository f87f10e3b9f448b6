import type { Party } from '../core/agreement/parties';
import type { TierDecision } from '../core/agreement/Tier';
import type { PolicyState } from '../core/policy/PolicyState';
import type { BudgetUnit } from '../core/slo/unitOf';

/** A tier as it is drawn on a budget bar or graph. */
export interface TierMark {
  id: string;
  decision: TierDecision;
  /** Share of the budget below which it begins; absent on the first tier. */
  below?: number;
  /** "care below 25 %" */
  label: string;
  /** All its rules: "Ship with care begins below 25 %, ends above 30 % for 6 h". Absent on the first tier. */
  rules?: string;
  agreed: string;
}

/** What one party does while a tier holds. */
export interface DutyMark {
  party: Party;
  /** "Product" */
  partyName: string;
  text: string;
}

/** The agreement that is shown: the one in force, else the proposed one. */
export interface AgreementMark {
  id: string;
  title: string;
  version: number;
  /** Day of the next review, `YYYY-MM-DD`. */
  reviewOn: string;
  isReviewDue: boolean;
}

/** One required party with its signature, or what it waits for. */
export interface SignatureMark {
  party: Party;
  /** "Product" */
  partyName: string;
  signed: boolean;
  /** "Pat Reyes, 3 March" or "waiting". */
  text: string;
}

/** What our own panels show of one SLO beyond the plain columns. All of it is decided and worded before. */
export interface StateDetail {
  state: PolicyState;
  headline: string;
  sentence: string;
  agreed: string;
  alwaysAllowed: string;
  basis: string;
  next: string;
  left: string;
  sum: string;
  age: string;
  window: string;
  /** Whether the data is older than the agreement tolerates: the age is then shown as a warning. */
  stale: boolean;
  remaining?: number;
  tiers: TierMark[];
  signatures: SignatureMark[];
  /** "Signed by Pat Reyes (Product) and Sam Okafor (SRE)." Empty when nobody has. */
  signedBy: string;
  /** Reasons in words, most important first. */
  reasons: string[];
  /** Worded last known state, when the state is "can't tell". */
  lastKnown?: { state: PolicyState; text: string };
  /** What the state would be without the exception that holds. */
  without?: { state: PolicyState; headline: string };
  /** The exception that holds, in words, and when it ends (milliseconds). */
  exception?: { text: string; until: number };
  /** The SLO of the same agreement whose answer this is, where it is worse than this one's own. */
  decidedBy?: { slo: string; title: string; state: PolicyState; headline: string };
  /** What each party does in the tier that holds, in the order of the parties. */
  duties: DutyMark[];
  /** Share of the capacity that goes into reliability in the tier that holds, 0 … 1. */
  reliabilityShare?: number;
  /** The tier that ends once its party confirms that the cause is mended: nothing else keeps it. Since when, milliseconds. */
  confirm?: { tier: string; since: number };
  /** Absent without an agreement. */
  agreement?: AgreementMark;
  /** Why the numbers are not exact, a sentence each; empty when they are. */
  approximations: string[];
  /** What is worth knowing and does not change the state: what makes the numbers inexact, acts that are not valid. */
  notes: string[];
}

/** `meta.custom.truce` of a `budget` frame. */
export interface BudgetDetail {
  view: 'budget';
  contract: number;
  slo: string;
  title: string;
  state: PolicyState;
  headline: string;
  /** "checkouts", and what a bad one is called, "failed". */
  many: string;
  bad: string;
  allowedBad: number;
  /** "rolling 28 days · 99.9 %" */
  window: string;
  sentence: string;
  sum: string;
  age: string;
  stale: boolean;
  tiers: TierMark[];
  /** What the budget is counted in. */
  unit: BudgetUnit;
  /** Why the numbers are not exact, a sentence each; empty when they are. */
  approximations: string[];
  /** The time asked about; the line right of it is a projection. */
  at: number;
  /** What that time is called: "now", or "22 Nov 11:00" when it is over. */
  atLabel: string;
  /** Projected budget left from `at` on, [time, share], at the pace of the last day. Empty when none is foreseen. */
  projection: Array<[number, number]>;
  /** "at today's pace" */
  pace: string;
  /** When a calendar window starts anew within the shown time: there the line breaks, because nothing has recovered. */
  resets: number[];
  /** The dearest incidents of the window. */
  incidents: IncidentMark[];
}

/** An incident as it is drawn on a budget graph. */
export interface IncidentMark {
  from: number;
  to: number;
  /** "16 Nov for 3 hours: 91 % of the budget, 4,120 failed payments" */
  label: string;
  /** The same where there is less room: "91 % of the budget" */
  short: string;
}

/** `meta.custom.truce` of a `burn` frame. */
export interface BurnDetail {
  view: 'burn';
  contract: number;
  slo: string;
  title: string;
  state: PolicyState;
  headline: string;
  window: string;
  age: string;
  stale: boolean;
  /** Why the numbers are not exact, a sentence each; empty when they are. */
  approximations: string[];
  /** The rates now, shortest window first; the last one, `window`, is that of the SLO's whole window. */
  rates: Array<{
    window: string;
    rate?: number;
    /** "9.8", "no traffic" or "no data" */
    text: string;
    severity?: 'page' | 'ticket';
  }>;
  /** Pairs of windows with this SLO's thresholds. */
  alerts: Array<{
    severity: 'page' | 'ticket';
    long: string;
    short: string;
    factor: number;
    firing: boolean;
    label: string;
  }>;
  /** One sentence: what pages or does not, and why. */
  sentence: string;
  /** Times at which a window has no rate because it has no data, by window; where it had no traffic is not among them. */
  noData: Record<string, number[]>;
}
