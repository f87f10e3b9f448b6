import { type Budgeted, remainingAt } from '../budget/budgetAt';
import type { Counts } from '../budget/Counts';
import { windowAt } from '../slo/windowAt';
import { windowMs } from '../slo/windowMs';

const HOUR_MS = 3_600_000;

/**
 * Since when the budget left has been below a share without a break, looking back one window at full hours.
 * Absent when it is not below it at `time`.
 */
export function belowSince(counts: Counts, slo: Budgeted, time: number, share: number): number | undefined {
  const isBelow = (at: number) => (remainingAt(counts, slo, at) ?? Infinity) < share;
  if (!isBelow(time)) {
    return undefined;
  }
  let since = time;
  // A calendar window starts anew with its whole budget, also between two full hours.
  const reset = slo.window.kind === 'calendar' ? windowAt(slo, time).from : -Infinity;
  const earliest = Math.max(time - windowMs(slo.window), counts.firstDataAt ?? time, reset);
  for (let at = Math.floor(time / HOUR_MS) * HOUR_MS; at >= earliest && isBelow(at); at -= HOUR_MS) {
    since = at;
  }
  return since;
}
