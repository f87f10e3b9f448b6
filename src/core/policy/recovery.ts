import type { Counts } from '../budget/Counts';
import { recoversAbove } from '../budget/projectLeft';
import type { Slo } from '../slo/Slo';
import type { FoldedPoint } from './foldStretches';

const HOUR_MS = 3_600_000;

/** When the tier may end if nothing else fails; absent when not within one window, and where only a confirmation is missing. */
export function recovery({ tier, state }: FoldedPoint, counts: Counts, slo: Slo, time: number): number | undefined {
  const threshold = tier.leave?.remainingAbove ?? tier.enter?.remainingBelow;
  if (threshold === undefined) {
    return undefined;
  }
  const above = recoversAbove(counts, slo, time, threshold);
  if (above === undefined) {
    return undefined;
  }
  const leftMs = (tier.leave?.heldForHours ?? 0) * HOUR_MS - (above === time ? state.exitHeldMs : 0);
  return leftMs <= 0 && state.unconfirmedBy !== undefined ? undefined : above + Math.max(0, leftMs);
}
