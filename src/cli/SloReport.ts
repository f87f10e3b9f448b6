import type { BudgetStatus } from '../core/budget/BudgetStatus';
import type { Spending } from '../core/budget/Incident';
import type { LedgerEntry } from '../core/budget/ledgerOf';
import type { Verdict } from '../core/policy/Verdict';

/** Everything that is said of one SLO, unrounded, before it becomes text or JSON. Times in milliseconds. */
export interface SloReport {
  verdict: Verdict;
  /** Whether agreements were asked for at all: a definition on paper has none. */
  isAgreementLookedAt: boolean;
  /** Why there is no answer, if there is none, and the exit code of that. */
  failure?: { sentence: string; exitCode: number };
  spending?: Spending;
  /** Bad events over the last day, by which the projection goes, and how much of the day has data. */
  pace?: { bad: number; total: number; coveredMs: number };
  /** When a used-up budget is above 0 again if nothing else fails; absent when not within one window. */
  aboveZeroAt?: number;
  /** The steps of a journey. */
  steps?: Array<{ name: string; weight: number; budget: BudgetStatus }>;
  /** The last periods, oldest first, where they were asked for. */
  ledger?: LedgerEntry[];
}
