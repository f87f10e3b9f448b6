import { type BucketSeries, endMs } from './BucketSeries';

/**
 * The sum of series of equally long buckets, over all the time that any of them spans: events are added, and a bucket has
 * data where any of them has.
 *
 * @throws RangeError where there are none, or their buckets are not equally long
 */
export function sumSeries(all: readonly BucketSeries[]): BucketSeries {
  const stepMs = all[0]?.stepMs;
  if (stepMs === undefined || all.some((it) => it.stepMs !== stepMs)) {
    throw new RangeError('Only series of equally long buckets add up.');
  }
  const startMs = Math.min(...all.map((it) => it.startMs));
  const length = Math.round((Math.max(...all.map(endMs)) - startMs) / stepMs);
  const bad = new Float64Array(length);
  const total = new Float64Array(length);
  const seen = new Uint8Array(length);
  for (const series of all) {
    const offset = Math.round((series.startMs - startMs) / stepMs);
    // Most groups of a wall that changes all the time are there for a short while.
    const last = series.seen.lastIndexOf(1);
    for (let i = Math.max(0, series.seen.indexOf(1)); i <= last; i++) {
      bad[offset + i]! += series.bad[i]!;
      total[offset + i]! += series.total[i]!;
      seen[offset + i]! |= series.seen[i]!;
    }
  }
  return { startMs, stepMs, bad, total, seen };
}
