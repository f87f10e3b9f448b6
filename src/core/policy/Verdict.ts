import type { AgreementState } from '../agreement/AgreementState';
import type { ExceptionDecision } from '../agreement/Decision';
import type { Party } from '../agreement/parties';
import type { Tier } from '../agreement/Tier';
import type { BudgetOddity, BudgetStatus } from '../budget/BudgetStatus';
import type { BurnStatus } from '../budget/BurnStatus';
import type { GroupStatus } from '../budget/groupsAt';
import type { Slo } from '../slo/Slo';
import type { PolicyState } from './PolicyState';
import type { SourceFailure } from './SourceFailure';

/** Why the state is what it is. Times in milliseconds, shares 0 … 1. */
export type Reason =
  | { rule: 'remaining-below'; tier: string; measured: number; threshold: number; since: number; until?: number }
  | { rule: 'incident-above'; tier: string; measured: number; threshold: number; since: number }
  | { rule: 'burn-above'; tier: string; measured: number; threshold: number; hours: number; since: number }
  | {
      rule: 'not-yet-recovered';
      tier: string;
      measured: number;
      threshold: number;
      heldForHours: number;
      since: number;
      /** When the tier may end if nothing else fails. */
      until?: number;
    }
  | { rule: 'waits-for-confirmation'; tier: string; party: Party; since: number }
  | {
      rule: 'exception';
      scope: string;
      reason: string;
      approvedBy: Array<{ name: string; party: Party }>;
      since: number;
      until: number;
    }
  | { rule: 'other-slo'; slo: string; title: string; state: PolicyState; since?: number }
  | { rule: 'no-rule-holds'; measured: number; since: number }
  | { rule: 'no-agreement'; waitsFor: string[]; version?: number }
  | { rule: 'data-too-old'; newestAt?: number; maxAgeMinutes: number }
  | { rule: 'coverage-too-low'; measured: number; threshold: number }
  | ({ rule: 'source-failed' } & SourceFailure)
  | { rule: 'cannot-be-measured'; problem: string }
  | { rule: 'no-data-at-all'; why?: string }
  | { rule: 'no-traffic' }
  | { rule: 'ratio-impossible'; average: number }
  | { rule: 'counts-impossible'; oddity: BudgetOddity; bad: number; total: number; good: number }
  | { rule: 'allows-too-few'; allowedBad: number; threshold: number; total: number };

/** What was known before the data stopped. */
export interface LastKnown {
  state: PolicyState;
  remaining?: number;
  /** When it was true. */
  at: number;
}

/** An exception that holds, and what the answer would be without it. */
export interface Excepted {
  decision: ExceptionDecision;
  without: { state: PolicyState; tier?: Tier; reasons: Reason[]; since?: number };
}

/** Another SLO of the same agreement, whose answer is the worse one. */
export interface Decider {
  slo: string;
  title: string;
  state: PolicyState;
  reasons: Reason[];
  /** Its whole answer. */
  verdict: Verdict;
  /** What this SLO's own numbers say. */
  own: PolicyState;
}

/** The answer for one SLO at one time, with everything it rests on. */
export interface Verdict {
  state: PolicyState;
  /** The time asked about. */
  at: number;
  /** Since when the state holds, if known. */
  since?: number;
  reasons: Reason[];
  /** The SLO as it was judged: as signed, else as defined. */
  slo: Slo;
  /** Its signed (or proposed, else no) agreement. */
  agreement?: AgreementState;
  /** The tier that decides, if an agreement is in force; with an exception, the one that would. */
  tier?: Tier;
  /** The exception that holds, where the state is `exception`. */
  exception?: Excepted;
  /** The SLO of the same agreement whose answer this is, where it is worse than this one's own (see bindTogether). */
  decidedBy?: Decider;
  /** Without what is excluded; the state rests on it. */
  budget?: BudgetStatus;
  /** With what is excluded; absent where nothing is. */
  rawBudget?: BudgetStatus;
  /** The groups of a grouped SLO, worst first. */
  groups?: GroupStatus[];
  /** Why the numbers are not exact, a sentence each. */
  approximations?: string[];
  burn?: BurnStatus;
  lastKnown?: LastKnown;
  /** Newest sample of the SLO's own metrics. */
  newestAt?: number;
  /** When the budget is used up at the pace of the last day; absent when it is not within one window. */
  exhaustsAt?: number;
  /** When the tier may end if nothing else fails; absent when not within one window. */
  recoversAt?: number;
  /** Since when the budget has been used up without a break, if it is. */
  spentSince?: number;
}
