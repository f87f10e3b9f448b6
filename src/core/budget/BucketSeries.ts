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
const ABSENT = NaN;

/**
 * Columns from answered counts.
 *
 * - A bucket without a total is `no data`. One with a total and no bad (or good) count has none of them: Prometheus has no
 *   series of a status code that never occurred. Without a total column a bucket is `no data` when both others are absent.
 * - Values that are no finite number are absent; a count that shrank (a correction by the source) counts as no events.
 * - Bad events beside a total are not cut at 0: where both are estimated, cutting would add up the errors of one sign, and
 *   a ratio below 0 would read as perfect. Sums are cut, and what was cut is told (see Timeline.between).
 */
export function bucketSeries(startMs: number, stepMs: number, length: number, columns: AnsweredColumns): BucketSeries {
  const bad = new Float64Array(length);
  const total = new Float64Array(length);
  const seen = new Uint8Array(length);
  const all = columnOf(columns.total);
  const wrong = columnOf(columns.bad);
  const right = columnOf(columns.good);
  const isSum = columns.total === undefined;
  const isRest = columns.bad === undefined;
  const answered = Math.min(length, Math.max(all.length, isSum ? Math.max(wrong.length, right.length) : 0));
  for (let i = 0; i < answered; i++) {
    const failed = countOf(wrong, i);
    const fine = countOf(right, i);
    const every = isSum ? sumOf(fine, failed) : countOf(all, i);
    if (every >= 0) {
      seen[i] = 1;
      total[i] = every;
      bad[i] = isRest ? every - orNone(fine) : isSum ? orNone(failed) : signedCountOf(wrong, i);
    }
  }
  return { startMs, stepMs, bad, total, seen };
}

// Columns of one kind, so that the loop over them stays fast.
function columnOf(values: ArrayLike<number> | undefined): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values ?? []);
}

/** A count of bad events as it was answered: below 0 cannot be, and is told by the sums (see excessGood). */
function signedCountOf(column: Float64Array, i: number): number {
  const value = i < column.length ? column[i]! : 0;
  return Math.abs(value) >= LEAST && Math.abs(value) <= MOST ? value : 0;
}

/** A count that sums can be made of, 0 or more; NaN where there is none. */
function countOf(column: Float64Array, i: number): number {
  const value = i < column.length ? column[i]! : ABSENT;
  if (value >= LEAST && value <= MOST) {
    return value;
  }
  return value < LEAST && value >= -MOST ? 0 : ABSENT;
}

function sumOf(good: number, bad: number): number {
  return good >= 0 || bad >= 0 ? orNone(good) + orNone(bad) : ABSENT;
}

function orNone(count: number): number {
  return count > 0 ? count : 0;
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
