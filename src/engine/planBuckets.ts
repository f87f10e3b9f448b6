import { PACE_MS } from '../core/budget/projectLeft';
import type { TimeRange } from '../core/budget/ExcludedCounts';
import type { Slo } from '../core/slo/Slo';
import { startedAt } from '../core/slo/startedAt';
import { windowAt } from '../core/slo/windowAt';
import { windowMs } from '../core/slo/windowMs';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Length of a fine bucket, and the grain of every answer, unless the indicator's own slices are longer. */
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

/** What decides which buckets an SLO needs. */
export interface PlanInput {
  slo: Pick<Slo, 'window' | 'startsOn'>;
  /** The time asked about, milliseconds. */
  at: number;
  /** The earliest time whose budget will be asked for; the window before it is read too. */
  from: number;
  /** Where the fold of the tiers starts: the windows that end from there on are read too. */
  foldFrom?: number;
  /** Length of a fine bucket: it divides an hour. */
  fineMs?: number;
  /** Stretches that are excluded: where one begins or ends off the hour, fine buckets are needed. */
  excluded?: readonly TimeRange[];
}

/**
 * Hourly buckets for windows of 7 days and more, fine ones below. Where a boundary lies off the hour, fine buckets:
 * over the last three days (the burn windows), and in each hour in which a window or an exclusion begins or ends.
 */
export function planBuckets({
  slo,
  at,
  from,
  foldFrom = at,
  fineMs = FINE_STEP_MS,
  excluded = [],
}: PlanInput): BucketPlan {
  const evaluatedTo = floor(at, fineMs);
  const earliest = earliestNeeded(slo, evaluatedTo, Math.min(from, foldFrom, evaluatedTo));
  if (windowMs(slo.window) < 7 * DAY_MS || fineMs === HOUR_MS) {
    const coarse = { stepMs: fineMs, fromMs: floor(earliest, fineMs), toMs: evaluatedTo };
    return { evaluatedTo, coarse, fine: [] };
  }
  const coarse = { stepMs: HOUR_MS, fromMs: floor(earliest, HOUR_MS), toMs: floor(evaluatedTo, HOUR_MS) };
  // The burn windows of a fine graph's first point reach back from there.
  const tailFrom = (isFineGraph(from, evaluatedTo) ? from : evaluatedTo) - LONGEST_BURN_MS;
  const tail = { fromMs: floor(tailFrom, HOUR_MS), toMs: evaluatedTo };
  const patches = [
    ...edges(slo, evaluatedTo, earliest, excluded).map((edge) => ({
      fromMs: floor(edge, HOUR_MS),
      toMs: floor(edge, HOUR_MS) + HOUR_MS,
    })),
    ...windowStartsOfFineGraph(slo, evaluatedTo, from),
  ].filter((it) => it.fromMs < tail.fromMs && it.toMs > coarse.fromMs);
  return { evaluatedTo, coarse, fine: merge([...patches, tail]).map((it) => ({ stepMs: fineMs, ...it })) };
}

/** Looking back one window ("since when") asks for windows that start two windows ago; the pace and burn windows for days. */
function earliestNeeded(slo: PlanInput['slo'], evaluatedTo: number, from: number): number {
  const { from: start } = windowAt(slo, evaluatedTo);
  const before = slo.window.kind === 'rolling' ? start : windowAt(slo, start - 1).from;
  return Math.min(
    windowAt(slo, from).from,
    windowAt(slo, before).from,
    before,
    from - LONGEST_BURN_MS,
    evaluatedTo - Math.max(LONGEST_BURN_MS, PACE_MS)
  );
}

/** Times off the hour at which a window that is asked about, or an exclusion, begins or ends. */
function edges(slo: PlanInput['slo'], evaluatedTo: number, earliest: number, excluded: readonly TimeRange[]): number[] {
  const found = excluded.flatMap((it) => [it.from, it.to]);
  if (slo.window.kind === 'rolling') {
    found.push(windowAt(slo, evaluatedTo).from);
  } else {
    // Each period's start back to the earliest, as if the SLO had always been; and the start of its first day.
    const whole = { window: slo.window };
    for (let start = windowAt(whole, evaluatedTo).from; start >= earliest; start = windowAt(whole, start - 1).from) {
      found.push(start);
    }
    found.push(startedAt(slo) ?? evaluatedTo);
  }
  return found.filter((edge) => edge % HOUR_MS !== 0);
}

/** A graph of a few days has points off the hour (see queryTimes). */
function isFineGraph(from: number, evaluatedTo: number): boolean {
  return from < evaluatedTo && evaluatedTo - from <= LONGEST_BURN_MS;
}

/** The points of a fine graph lie off the hour; the rolling windows that end there start off the hour too. */
function windowStartsOfFineGraph(
  slo: PlanInput['slo'],
  evaluatedTo: number,
  from: number
): Array<Omit<BucketSpan, 'stepMs'>> {
  if (slo.window.kind !== 'rolling' || !isFineGraph(from, evaluatedTo)) {
    return [];
  }
  const [first, last] = [from, evaluatedTo].map((time) => windowAt(slo, time).from);
  return [{ fromMs: floor(first!, HOUR_MS), toMs: floor(last!, HOUR_MS) + HOUR_MS }];
}

/** In order and without overlap. */
function merge(spans: ReadonlyArray<Omit<BucketSpan, 'stepMs'>>): Array<Omit<BucketSpan, 'stepMs'>> {
  const merged: Array<Omit<BucketSpan, 'stepMs'>> = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last !== undefined && span.fromMs <= last.toMs) {
      last.toMs = Math.max(last.toMs, span.toMs);
    } else {
      merged.push({ ...span });
    }
  }
  return merged;
}

function floor(time: number, step: number): number {
  return Math.floor(time / step) * step;
}
