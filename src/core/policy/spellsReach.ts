import type { PromisedSince } from '../agreement/PromisedSince';
import type { Slo } from '../slo/Slo';
import { burnHours, tierStart } from './tierPoints';

const HOUR_MS = 3_600_000;

/**
 * Where the fold of the tiers starts, so that at every time from `from` on they are what they are for whoever asks about that time
 * alone; and from when on the windows of the budget must be read for it. Milliseconds; absent where nothing was promised.
 *
 * @param promised ascending in time (see promisesBetween), from two windows before `from` on
 */
export function spellsReach(
  slo: Slo,
  promised: readonly PromisedSince[],
  from: number
): { start: number; reach: number } | undefined {
  const [first] = promised;
  if (first === undefined) {
    return undefined;
  }
  const start = tierStart(first.since, slo, from);
  const hours = promised.flatMap((it) => burnHours(it.tiers));
  return { start, reach: start - Math.max(0, ...hours) * HOUR_MS };
}
