import { budgetFraction } from '../slo/budgetFraction';
import type { Slo } from '../slo/Slo';
import { burnAlerts } from './burnAlerts';
import type { BurnRate, BurnStatus } from './BurnStatus';
import { BURN_WINDOWS, type BurnWindowId } from './burnWindows';
import type { Timeline } from './Timeline';

/** Burn rates over every window that ends at `time`, and which pairs of windows are above their thresholds. */
export function burnAt(timeline: Timeline, slo: Pick<Slo, 'target' | 'window'>, time: number): BurnStatus {
  const rates: BurnRate[] = BURN_WINDOWS.map(({ id, ms }) => burnOver(timeline, slo.target, id, time - ms, time));
  const rateOf = (id: BurnWindowId) => rates.find((it) => it.window === id)?.rate;
  const alerts = burnAlerts(slo).map((alert) => ({
    ...alert,
    firing: (rateOf(alert.long) ?? 0) > alert.factor && (rateOf(alert.short) ?? 0) > alert.factor,
  }));
  return { at: time, rates, alerts };
}

/** Burn rate between two times: error ratio ÷ B. Absent without traffic, and for bad events against a target of 1. */
export function burnOver(timeline: Timeline, target: number, window: BurnWindowId, from: number, to: number): BurnRate {
  const { bad, total } = timeline.between(from, to);
  const budget = budgetFraction(target);
  if (total <= 0 || (budget === 0 && bad > 0)) {
    return { window, bad, total };
  }
  return { window, bad, total, rate: bad === 0 ? 0 : bad / total / budget };
}
