import type { BucketSeries } from './BucketSeries';

/** Running sums over a bucket series; index `i` is the sum of all buckets before `i`. */
export interface PrefixSums {
  readonly bad: Float64Array;
  readonly total: Float64Array;
  /** Milliseconds with data. */
  readonly covered: Float64Array;
}

/** Sums once, so that any window is one subtraction. */
export function prefixSums(series: BucketSeries): PrefixSums {
  const n = series.seen.length;
  const bad = new Float64Array(n + 1);
  const total = new Float64Array(n + 1);
  const covered = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    bad[i + 1] = bad[i]! + series.bad[i]!;
    total[i + 1] = total[i]! + series.total[i]!;
    covered[i + 1] = covered[i]! + series.seen[i]! * series.stepMs;
  }
  return { bad, total, covered };
}
