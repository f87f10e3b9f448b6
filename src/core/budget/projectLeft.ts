import type { Slo } from '../slo/Slo';
import { windowMs } from '../slo/windowMs';
import { budgetAt } from './budgetAt';
import type { Timeline } from './Timeline';

const HOUR_MS = 3_600_000;

/** The share of the budget left at a time to come. */
export interface ProjectedPoint {
  time: number;
  remaining: number;
}

/**
 * How much of a rolling budget is left hour by hour over the next window, if bad events arrive at a steady pace while
 * the bad events of the past age out of the window as they did arrive. Traffic is taken to stay as it was over the window.
 * Empty without a budget (no traffic, or a target of 1).
 *
 * @param badPerMs bad events a millisecond from now on; 0 for "if nothing else fails"
 */
export function projectLeft(
  timeline: Timeline,
  slo: Pick<Slo, 'target' | 'window'>,
  time: number,
  badPerMs: number
): ProjectedPoint[] {
  const now = budgetAt(timeline, slo, time);
  if (now.allowedBad <= 0) {
    return [];
  }
  const hours = Math.floor(windowMs(slo.window) / HOUR_MS);
  return Array.from({ length: hours + 1 }, (_, k) => {
    const ahead = k * HOUR_MS;
    const agedOut = timeline.between(now.from, now.from + ahead).bad;
    return { time: time + ahead, remaining: 1 - (now.bad - agedOut + badPerMs * ahead) / now.allowedBad };
  });
}

/** Bad events a millisecond over the day before `time`, over the time that has data; absent without data. */
export function pace(timeline: Timeline, time: number): number | undefined {
  const day = timeline.between(time - 24 * HOUR_MS, time);
  return day.coveredMs > 0 ? day.bad / day.coveredMs : undefined;
}

/** First time at which a projection reaches a condition, to the minute between two hours; absent when it never does. */
export function firstCrossing(
  points: readonly ProjectedPoint[],
  threshold: number,
  direction: 'falls to' | 'rises above'
): number | undefined {
  const there = (value: number) => (direction === 'falls to' ? value <= threshold : value > threshold);
  const i = points.findIndex((it) => there(it.remaining));
  if (i <= 0) {
    return points[i]?.time;
  }
  const [before, after] = [points[i - 1]!, points[i]!];
  const share = (threshold - before.remaining) / (after.remaining - before.remaining);
  return Math.round(before.time + share * (after.time - before.time));
}
