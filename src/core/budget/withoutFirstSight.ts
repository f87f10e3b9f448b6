import type { BucketSeries } from './BucketSeries';

/** Counters that were not seen for a day may have counted all that time, and before. */
const UNSEEN_MS = 86_400_000;

/**
 * A series without each bucket in which counters are seen for the first time, or again after a day: what they count by then
 * has happened in it or long before, and nobody knows. A new Prometheus would otherwise put last year's failures into its first hour.
 */
export function withoutFirstSight(series: BucketSeries): BucketSeries {
  const { seen, stepMs } = series;
  const unseenBuckets = Math.ceil(UNSEEN_MS / stepMs);
  const first: number[] = [];
  let unseen = 0;
  for (let i = 0; i < seen.length; i++) {
    if (seen[i] === 1 && unseen >= unseenBuckets) {
      first.push(i);
    }
    unseen = seen[i] === 1 ? 0 : unseen + 1;
  }
  if (first.length === 0) {
    return series;
  }
  const [bad, total, kept] = [series.bad.slice(), series.total.slice(), seen.slice()];
  for (const i of first) {
    bad[i] = 0;
    total[i] = 0;
    kept[i] = 0;
  }
  return { ...series, bad, total, seen: kept };
}
