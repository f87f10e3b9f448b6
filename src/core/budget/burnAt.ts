import { budgetFraction } from '../slo/budgetFraction';
import { windowAt } from '../slo/windowAt';
import type { Budgeted } from './budgetAt';
import { burnAlerts } from './burnAlerts';
import type { Burn, BurnStatus } from './BurnStatus';
import { BURN_WINDOWS, type BurnWindowId } from './burnWindows';
import type { Counts } from './Counts';

/** Burn rates over every window that ends at `time`, and which pairs of windows are above their thresholds. */
export function burnAt(counts: Counts, slo: Budgeted, time: number): BurnStatus {
  const view = counts.asOf(time);
  const rates = BURN_WINDOWS.map(({ id, ms }) => ({ window: id, ...burnOver(view, slo.target, time - ms, time) }));
  const rateOf = (id: BurnWindowId) => rates.find((it) => it.window === id)?.rate;
  const alerts = burnAlerts(slo, time).map((alert) => ({
    ...alert,
    firing: (rateOf(alert.long) ?? 0) > alert.factor && (rateOf(alert.short) ?? 0) > alert.factor,
  }));
  return { at: time, rates, whole: burnOver(view, slo.target, windowAt(slo, time).from, time), alerts };
}

/** Burn rate between two times: error ratio ÷ B. Absent without traffic, and for bad events against a target of 1. */
export function burnOver(counts: Counts, target: number, from: number, to: number): Burn {
  const { bad, total } = counts.between(from, to);
  const budget = budgetFraction(target);
  if (total <= 0 || (budget === 0 && bad > 0)) {
    return { bad, total };
  }
  return { bad, total, rate: bad === 0 ? 0 : bad / total / budget };
}
