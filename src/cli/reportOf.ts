import { budgetAt } from '../core/budget/budgetAt';
import type { Counts } from '../core/budget/Counts';
import { type LedgerEntry, ledgerOf } from '../core/budget/ledgerOf';
import { PACE_MS, recoversAbove } from '../core/budget/projectLeft';
import { spendingAt } from '../core/budget/spendingAt';
import { tierPoints } from '../core/policy/tierPoints';
import { tierSpells } from '../core/policy/tierSpells';
import type { Verdict } from '../core/policy/Verdict';
import { periodsBetween } from '../core/slo/periodsBetween';
import type { Answer } from '../engine/BudgetEngine';
import type { Connection } from './connect';
import { failureOfVerdict } from './failureOfVerdict';
import { ledgerStart } from './ledgerStart';
import type { SloReport } from './SloReport';

const HOUR_MS = 3_600_000;

export interface ReportOptions {
  isAgreementLookedAt: boolean;
  way: Connection['way'];
  /** How many periods of the ledger; none by default. */
  periods?: number;
}

/** The engine's answer with what follows from its counts. */
export function reportOf(answer: Answer, { isAgreementLookedAt, way, periods }: ReportOptions): SloReport {
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
    ledger: periods === undefined ? undefined : ledger(verdict, counts, evaluatedTo, periods),
  };
}

function ledger(verdict: Verdict, counts: Counts, time: number, count: number): LedgerEntry[] {
  const { slo, agreement } = verdict;
  const periods = periodsBetween(slo, ledgerStart(slo, count, time), time);
  const inForce = agreement?.inForce;
  const [first] = periods;
  if (inForce === undefined || first === undefined) {
    return ledgerOf(counts, slo, periods, []);
  }
  // Tiers are folded from full hours, as the answer itself is.
  const start = Math.floor(Math.max(inForce.since, first.from) / HOUR_MS) * HOUR_MS;
  const spells = tierSpells(inForce.terms.tiers, tierPoints(counts, slo, start, time), time);
  return ledgerOf(counts, slo, periods, spells);
}
