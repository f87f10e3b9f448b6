import type { PromisedSince } from '../core/agreement/PromisedSince';
import { budgetAt } from '../core/budget/budgetAt';
import { PACE_MS, recoversAbove } from '../core/budget/projectLeft';
import { spendingAt } from '../core/budget/spendingAt';
import { ledgerRows } from '../core/policy/ledgerRows';
import type { Answer } from '../engine/BudgetEngine';
import type { Connection } from './connect';
import { failureOfVerdict } from './failureOfVerdict';
import type { SloReport } from './SloReport';

export interface ReportOptions {
  isAgreementLookedAt: boolean;
  way: Connection['way'];
  /** Where the ledger starts (milliseconds) and what was promised since; absent where none is asked for. */
  ledger?: { from: number; promised: readonly PromisedSince[] };
}

/** The engine's answer with what follows from its counts. */
export function reportOf(answer: Answer, { isAgreementLookedAt, way, ledger }: ReportOptions): SloReport {
  const { verdict, counts, evaluatedTo, grainMs } = answer;
  const failure = failureOfVerdict(verdict, way);
  if (failure !== undefined || counts === undefined || evaluatedTo === undefined) {
    return { verdict, isAgreementLookedAt, failure };
  }
  const { slo } = verdict;
  const view = counts.asOf(evaluatedTo);
  return {
    verdict,
    isAgreementLookedAt,
    spending: spendingAt(counts, slo, evaluatedTo, grainMs),
    pace: view.between(evaluatedTo - PACE_MS, evaluatedTo),
    aboveZeroAt: (verdict.budget?.remaining ?? 1) <= 0 ? recoversAbove(counts, slo, evaluatedTo, 0) : undefined,
    steps: view.journey?.parts.map(({ name, weight, counts: own }) => ({
      name,
      weight,
      budget: budgetAt(own, slo, evaluatedTo),
    })),
    ledger: ledger && ledgerRows(slo, { counts, evaluatedTo }, ledger.from, ledger.promised).reverse(),
  };
}
