import type { BucketSeries } from './BucketSeries';

/** Counters that were not seen for a day may have counted all that time, and before. */
const UNSEEN_MS = 86_400_000;

/**
 * The groups of an indicator without the first coarse bucket in which counters of any of them are seen: what they count by then
 * has happened in it or long before, and nobody knows. A new Prometheus would otherwise put last year's failures into its first hour.
 * Counts as it is where less than a day before it was read: then it need not be the first.
 *
 * The bucket is the same for all groups, so that they add up to what the indicator counts without them. A group that is born
 * later, or a job that runs once a week, starts from zero, and counts from its first bucket.
 *
 * @param groups the series of each group: the coarse ones first, then those of each finer span; of the same spans in each
 */
export function withoutFirstSight(groups: ReadonlyArray<readonly BucketSeries[]>): Array<readonly BucketSeries[]> {
  const coarse = groups[0]?.[0];
  const firstSeen = Math.min(...groups.flatMap((spans) => spans.map(firstSeenAt)));
  if (coarse === undefined || firstSeen === Infinity) {
    return [...groups];
  }
  const { startMs, stepMs } = coarse;
  const bucket = Math.floor((firstSeen - startMs) / stepMs);
  if (bucket * stepMs < UNSEEN_MS) {
    return [...groups];
  }
  return groups.map((spans) => spans.map((it) => unseenBefore(it, startMs + (bucket + 1) * stepMs)));
}

/** Start of the first bucket with data; Infinity where there is none. */
function firstSeenAt({ startMs, stepMs, seen }: BucketSeries): number {
  const i = seen.indexOf(1);
  return i < 0 ? Infinity : startMs + i * stepMs;
}

function unseenBefore(series: BucketSeries, time: number): BucketSeries {
  if (firstSeenAt(series) >= time) {
    return series;
  }
  const buckets = Math.ceil((time - series.startMs) / series.stepMs);
  const [bad, total, seen] = [series.bad.slice(), series.total.slice(), series.seen.slice()];
  [bad, total, seen].forEach((it) => it.fill(0, 0, buckets));
  return { ...series, bad, total, seen };
}
