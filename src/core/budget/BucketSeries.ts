/** What one bucket of time says. No data is never good and never bad. */
export type BucketKind = 'counted' | 'no traffic' | 'no data';

/**
 * Counts of consecutive, aligned, equally long buckets, in events or minutes. Columns rather than objects, because a wall
 * folds hundreds of thousands of them.
 */
export interface BucketSeries {
  /** Start of the first bucket, milliseconds, a multiple of `stepMs`. */
  readonly startMs: number;
  readonly stepMs: number;
  readonly bad: Float64Array;
  readonly total: Float64Array;
  /** 1 where the bucket has data, else 0. */
  readonly seen: Uint8Array;
}

/** Counts of consecutive buckets as a source answered them, two of the three; NaN where it had nothing to say. */
export interface AnsweredColumns {
  total?: ArrayLike<number>;
  bad?: ArrayLike<number>;
  good?: ArrayLike<number>;
}

/** No source counts this many or this few; beyond them sums and ratios would leave what a number can hold. */
const MOST = 1e100;
const LEAST = 1e-100;

/**
 * Columns from answered counts.
 *
 * - A bucket without a total is `no data`. One with a total and no bad (or good) count has none of them: Prometheus has no
 *   series of a status code that never occurred. Without a total column a bucket is `no data` when both others are absent.
 * - Values that are no finite number are absent; a count that shrank (a correction by the source) counts as no events.
 * - Bad events that follow from total and good are not cut at 0: where both are estimated, cutting would add up the errors
 *   of one sign. Sums are cut (see Timeline.between).
 */
export function bucketSeries(startMs: number, stepMs: number, length: number, columns: AnsweredColumns): BucketSeries {
  const bad = new Float64Array(length);
  const total = new Float64Array(length);
  const seen = new Uint8Array(length);
  const { total: all, bad: wrong, good: right } = columns;
  for (let i = 0; i < length; i++) {
    const failed = wrong === undefined ? NaN : counted(wrong[i]);
    const fine = right === undefined ? NaN : counted(right[i]);
    const every = all === undefined ? sumOf(fine, failed) : counted(all[i]);
    if (Number.isNaN(every)) {
      continue;
    }
    seen[i] = 1;
    total[i] = every;
    if (wrong !== undefined) {
      bad[i] = Number.isNaN(failed) ? 0 : failed;
    } else {
      bad[i] = every - (Number.isNaN(fine) ? 0 : fine);
    }
  }
  return { startMs, stepMs, bad, total, seen };
}

/** A count that sums can be made of; NaN where there is none. */
function counted(value: number | undefined): number {
  if (value === undefined || !(Math.abs(value) <= MOST)) {
    return NaN;
  }
  return value < LEAST ? 0 : value;
}

function sumOf(good: number, bad: number): number {
  if (Number.isNaN(good)) {
    return bad;
  }
  return Number.isNaN(bad) ? good : good + bad;
}

/** What bucket `i` says. */
export function bucketKind(series: BucketSeries, i: number): BucketKind {
  if (series.seen[i] !== 1) {
    return 'no data';
  }
  return series.total[i] === 0 ? 'no traffic' : 'counted';
}

/** End of the last bucket in milliseconds. */
export function endMs(series: BucketSeries): number {
  return series.startMs + series.seen.length * series.stepMs;
}
