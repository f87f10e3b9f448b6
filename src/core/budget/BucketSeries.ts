/** What one bucket of time says. No data is never good and never bad. */
export type BucketKind = 'counted' | 'no traffic' | 'no data';

/**
 * Counts of consecutive, aligned, equally long buckets. Columns rather than objects, because a wall folds
 * hundreds of thousands of them.
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

/** Counts of one bucket as a source answered them; absent where it had nothing to say. */
export interface BucketCount {
  bad?: number;
  total?: number;
}

/**
 * Columns from answered counts. A bucket without a total is `no data`. A bucket with a total and no bad count has no
 * bad events: Prometheus has no series of a status code that never occurred. Values that are no finite number are `no data`;
 * a total that shrank (a correction by the source) counts as no events.
 */
export function bucketSeries(startMs: number, stepMs: number, counts: readonly BucketCount[]): BucketSeries {
  const bad = new Float64Array(counts.length);
  const total = new Float64Array(counts.length);
  const seen = new Uint8Array(counts.length);
  counts.forEach((count, i) => {
    if (count.total === undefined || !Number.isFinite(count.total)) {
      return;
    }
    seen[i] = 1;
    total[i] = Math.max(0, count.total);
    bad[i] = Number.isFinite(count.bad) ? Math.max(0, count.bad ?? 0) : 0;
  });
  return { startMs, stepMs, bad, total, seen };
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
