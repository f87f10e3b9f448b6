import type { Slo } from '../core/slo/Slo';
import { windowMs } from '../core/slo/windowMs';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Length of a fine bucket, and the grain of every answer. */
export const FINE_STEP_MS = 5 * MINUTE_MS;

/** How far back fine buckets reach: the longest burn window. */
export const LONGEST_BURN_MS = 3 * DAY_MS;

/** Consecutive buckets, by the start of the first and the end of the last. */
export interface BucketSpan {
  stepMs: number;
  fromMs: number;
  toMs: number;
}

/** The buckets one SLO needs to be judged at a time. */
export interface BucketPlan {
  /** The end of the window: the last fine boundary not after the time asked about. */
  evaluatedTo: number;
  coarse: BucketSpan;
  fine: BucketSpan[];
}

/**
 * Hourly buckets for windows of 7 days and more, fine ones below. Where a boundary lies off the hour, fine buckets:
 * over the last three days (the burn windows) and in the hour in which the window starts.
 *
 * @param at the time asked about, milliseconds
 * @param from the earliest time whose budget will be asked for; the window before it is read too
 */
export function planBuckets(slo: Pick<Slo, 'window'>, at: number, from: number): BucketPlan {
  const length = windowMs(slo.window);
  const evaluatedTo = floor(at, FINE_STEP_MS);
  // Looking back one window ("since when") asks for windows that start two windows ago.
  // The longest burn window is wanted too, also where the SLO's is shorter.
  const earliest = Math.min(
    from - Math.max(length, LONGEST_BURN_MS),
    evaluatedTo - Math.max(2 * length, LONGEST_BURN_MS)
  );
  if (length < 7 * DAY_MS) {
    const coarse = { stepMs: FINE_STEP_MS, fromMs: floor(earliest, FINE_STEP_MS), toMs: evaluatedTo };
    return { evaluatedTo, coarse, fine: [] };
  }
  const coarse = { stepMs: HOUR_MS, fromMs: floor(earliest, HOUR_MS), toMs: floor(evaluatedTo, HOUR_MS) };
  const tail = { stepMs: FINE_STEP_MS, fromMs: floor(evaluatedTo - LONGEST_BURN_MS, HOUR_MS), toMs: evaluatedTo };
  const windowStart = evaluatedTo - length;
  const startHour = floor(windowStart, HOUR_MS);
  const patch = { stepMs: FINE_STEP_MS, fromMs: startHour, toMs: startHour + HOUR_MS };
  return { evaluatedTo, coarse, fine: windowStart === startHour ? [tail] : [patch, tail] };
}

function floor(time: number, step: number): number {
  return Math.floor(time / step) * step;
}
