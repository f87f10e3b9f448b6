import type { Slo } from '../slo/Slo';
import { windowAt, type WindowSpan } from '../slo/windowAt';
import { windowMs } from '../slo/windowMs';
import { type Budgeted, minutesToCome } from './budgetAt';
import type { Counts } from './Counts';
import { combineSteps } from './JourneyCounts';
import { remainingShare } from './remainingShare';

const HOUR_MS = 3_600_000;

/** How far back the pace of a projection is measured: a day, so that a night is in it. */
export const PACE_MS = 24 * HOUR_MS;

/** The share of the budget left at a time to come. */
export interface ProjectedPoint {
  time: number;
  remaining: number;
}

/** What is supposed of the time to come: bad events go on as over the last day, or nothing fails any more. */
export type Supposition = 'same pace' | 'nothing fails';

/**
 * How much of the budget is left now, at every full hour to come and at the end, while what happened ages out of a rolling
 * window as it did happen. Traffic is supposed to stay as it was over the window. Over the next window; of a calendar window
 * until it starts anew.
 * Empty where nothing can be said (no traffic, or no data to take a pace from).
 */
export function projectLeft(counts: Counts, slo: Budgeted, time: number, supposed: Supposition): ProjectedPoint[] {
  const view = counts.asOf(time);
  const windows = windowsAhead(slo, time);
  if (view.journey === undefined) {
    const sums = sumsAhead(view, slo, time, windows, supposed);
    return toPoints(windows, (i) => sums && remainingShare(slo.target, sums.bad[i]!, sums.total[i]!));
  }
  const { combine, parts } = view.journey;
  const steps = parts.map(({ name, weight, counts: part }) => ({
    name,
    weight,
    sums: sumsAhead(part, slo, time, windows, supposed),
  }));
  if (steps.some((it) => it.sums === undefined)) {
    return [];
  }
  return toPoints(windows, (i) => {
    const ahead = steps.map((it) => ({ ...it, count: { bad: it.sums!.bad[i]!, total: it.sums!.total[i]! } }));
    const { bad, total } = combineSteps(combine, ahead);
    return remainingShare(slo.target, bad, total);
  });
}

/** Bad events a millisecond over the day before `time`, over the time that has data; absent without data. */
export function pace(counts: Counts, time: number): number | undefined {
  const day = counts.between(time - PACE_MS, time);
  return day.coveredMs > 0 ? day.bad / day.coveredMs : undefined;
}

/** The windows that end now, at each full hour (where hourly buckets are exact), and at the end. */
function windowsAhead(slo: Budgeted, time: number): WindowSpan[] {
  const now = windowAt(slo, time);
  const isRolling = slo.window.kind === 'rolling';
  const until = isRolling ? time + windowMs(slo.window) : now.periodTo;
  const windows = [now];
  for (let ahead = (Math.floor(time / HOUR_MS) + 1) * HOUR_MS; ahead < until; ahead += HOUR_MS) {
    windows.push(windowAt(slo, ahead));
  }
  // The moment of the reset belongs to the new period, where nothing has happened yet.
  windows.push(isRolling ? windowAt(slo, until) : { ...now, to: until });
  return windows;
}

interface SumsAhead {
  bad: Float64Array;
  total: Float64Array;
}

/** Nothing at all without traffic; absent where the last day has no data to take a pace from. */
function sumsAhead(
  view: Counts,
  slo: Budgeted,
  time: number,
  windows: readonly WindowSpan[],
  supposed: Supposition
): SumsAhead | undefined {
  const now = windowAt(slo, time);
  const count = view.between(now.from, time);
  const badPerMs = supposed === 'nothing fails' ? 0 : pace(view, time);
  if (badPerMs === undefined) {
    return undefined;
  }
  const known = minutesToCome(view, slo, now);
  const totalPerMs = known > 0 ? 0 : count.total / count.coveredMs;
  const bad = new Float64Array(windows.length);
  const total = new Float64Array(windows.length);
  if (count.total <= 0) {
    return { bad, total };
  }
  windows.forEach((window, i) => {
    const past = window.from < time ? view.between(window.from, time) : { bad: 0, total: 0 };
    const ahead = window.to - Math.max(window.from, time);
    bad[i] = past.bad + badPerMs * ahead;
    total[i] = past.total + totalPerMs * ahead + known;
  });
  return { bad, total };
}

function toPoints(windows: readonly WindowSpan[], remaining: (i: number) => number | undefined): ProjectedPoint[] {
  return windows.flatMap(({ to }, i) => {
    const share = remaining(i);
    return share === undefined ? [] : [{ time: to, remaining: share }];
  });
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

/**
 * When the budget left rises above a share if nothing else fails: as bad events age out of a rolling window, or at the latest
 * when a calendar window starts anew. Absent when it does not within one window.
 */
export function recoversAbove(counts: Counts, slo: Budgeted & Pick<Slo, 'window'>, time: number, share: number) {
  const above = firstCrossing(projectLeft(counts, slo, time, 'nothing fails'), share, 'rises above');
  if (above !== undefined || slo.window.kind === 'rolling') {
    return above;
  }
  return share < 1 ? windowAt(slo, time).periodTo : undefined;
}

/**
 * When the budget is used up if bad events go on as over the last day (PACE_MS). Absent when it is used up already, when they
 * come slower than old ones age out, and when a calendar window starts anew before.
 */
export function exhaustsAt(counts: Counts, slo: Budgeted, time: number): number | undefined {
  const points = projectLeft(counts, slo, time, 'same pace');
  return points[0] === undefined || points[0].remaining <= 0 ? undefined : firstCrossing(points, 0, 'falls to');
}
