import { type Budgeted, remainingAt } from '../budget/budgetAt';
import type { Counts } from '../budget/Counts';
import type { Slo } from '../slo/Slo';
import { windowMs } from '../slo/windowMs';
import type { RemainingPoint } from './foldTiers';

const HOUR_MS = 3_600_000;

/**
 * Where the fold of the tiers starts: the hour in which the agreement came into force, at most two windows back.
 * It depends on the time asked about alone, so every viewer at every zoom folds the same points.
 */
export function tierStart(inForceSince: number, slo: Pick<Slo, 'window'>, time: number): number {
  const earliest = Math.ceil((time - 2 * windowMs(slo.window)) / HOUR_MS) * HOUR_MS;
  return Math.max(Math.floor(inForceSince / HOUR_MS) * HOUR_MS, earliest);
}

/** The budget left at every full hour from `start` to `time`, and at `time` itself; absent for hours without data. */
export function tierPoints(counts: Counts, slo: Budgeted, start: number, time: number): RemainingPoint[] {
  const points: RemainingPoint[] = [];
  for (let hour = start; hour < time; hour += HOUR_MS) {
    points.push(pointAt(counts, slo, hour, hour - HOUR_MS));
  }
  // The last step is up to an hour long, so that the answer reacts before the hour is full.
  points.push(pointAt(counts, slo, time, (Math.ceil(time / HOUR_MS) - 1) * HOUR_MS));
  return points;
}

function pointAt(counts: Counts, slo: Budgeted, time: number, before: number): RemainingPoint {
  const view = counts.asOf(time);
  return view.between(before, time).coveredMs === 0 ? { time } : { time, remaining: remainingAt(view, slo, time) };
}
