import type { BucketKey, Gap } from './BucketCache';
import type { BucketRequest, Stamp } from './BucketRequest';
import type { SingleRead } from './Flights';
import { queryText } from './queryText';
import { LATE_MS } from './settledStates';

/** A request as it is kept and asked. */
export interface BucketQuery extends BucketKey {
  request: BucketRequest;
  /** Whether values stand at the start or the end of their bucket. */
  stamp: Stamp;
}

/** What is asked of a source for some consecutive buckets. */
export interface BucketRead extends SingleRead {
  stepMs: number;
  stamp: Stamp;
  /** Ends of the first and the last bucket. */
  firstEnd: number;
  lastEnd: number;
}

/** Prometheus refuses more than 11,000 points a series. */
const MAX_POINTS = 10_000;

/**
 * Four weeks of hours in PromQL: series that ended within a range cost at each of its steps, so long ranges of pods that come and
 * go cost half as much in parts; and the parts are evaluated side by side.
 */
const MAX_HOURS = 672;
const HOUR_MS = 3_600_000;

export function bucketQuery(request: BucketRequest): BucketQuery {
  const { source, query, stepMs } = request;
  const stamp = query.kind === 'own' ? (request.stamp ?? 'end') : 'end';
  return { request, stamp, sourceUid: source.uid, text: queryText(query, stamp), stepMs };
}

/**
 * The reads that fill the gaps of each query. No bucket is asked for that is kept, but for queries that wait for data that
 * may still come late: each lacks other buckets, so they would be a request each at every refresh. Those start together.
 *
 * @param gaps of each query, in order
 */
export function bucketReads(
  queries: readonly BucketQuery[],
  gaps: ReadonlyArray<readonly Gap[]>,
  now: number
): BucketRead[][] {
  const joined = gaps.map(joinLate);
  const starts = new Map<string, number>();
  joined.forEach((its, i) => {
    const last = its.at(-1);
    if (last !== undefined && joins(last, now)) {
      const group = groupOf(queries[i]!, last);
      starts.set(group, Math.min(last.firstEnd, starts.get(group) ?? Infinity));
    }
  });
  return queries.map((query, i) =>
    joined[i]!.flatMap((gap) => {
      const start = joins(gap, now) ? starts.get(groupOf(query, gap))! : gap.firstEnd;
      return chunks(query, start > query.request.fromMs ? { ...gap, firstEnd: start } : gap);
    })
  );
}

/** From the first gap that may still be filled on, all gaps of a query are one. */
function joinLate(gaps: readonly Gap[]): Gap[] {
  const first = gaps.findIndex((it) => it.isLate);
  if (first === -1) {
    return [...gaps];
  }
  const late = { firstEnd: gaps[first]!.firstEnd, lastEnd: gaps.at(-1)!.lastEnd, isLate: true };
  return [...gaps.slice(0, first), late];
}

/** Not where much else is missing too, which would make the others read far back. */
function joins(gap: Gap, now: number): boolean {
  return gap.isLate && gap.firstEnd + LATE_MS > now;
}

function groupOf({ request, sourceUid, stepMs }: BucketQuery, { lastEnd }: Gap): string {
  return `${sourceUid}\n${request.query.kind}\n${stepMs}\n${lastEnd}`;
}

function chunks(query: BucketQuery, { firstEnd, lastEnd }: Gap): BucketRead[] {
  const { request, text, stamp, stepMs } = query;
  const { source } = request;
  // A source's own query is asked for a value at both ends: from which one is missing one sees how values are stamped.
  const before = request.query.kind === 'own' ? stepMs : 0;
  const most = request.query.kind === 'own' ? MAX_POINTS - 1 : stepMs >= HOUR_MS ? MAX_HOURS : MAX_POINTS;
  const reads: BucketRead[] = [];
  for (let first = firstEnd; first <= lastEnd; first += most * stepMs) {
    const last = Math.min(lastEnd, first + (most - 1) * stepMs);
    const range = { fromMs: first - before, toMs: last, firstEnd: first, lastEnd: last };
    reads.push({ source, query: request.query, text, stamp, stepMs, ...range });
  }
  return reads;
}
