import type { Indicator } from '../slo/Indicator';
import { bucketSeries, type BucketSeries } from './BucketSeries';

/** Counts of one bucket in a test; absent where there is nothing. */
export interface TestCount {
  bad?: number;
  total?: number;
}

/** For tests: a series from a count a bucket. */
export function countedSeries(startMs: number, stepMs: number, counts: readonly TestCount[]): BucketSeries {
  return bucketSeries(startMs, stepMs, counts.length, {
    total: counts.map((it) => it.total ?? NaN),
    bad: counts.map((it) => it.bad ?? NaN),
  });
}

/** For tests: an SLO of events. */
export const EVENTS: Indicator = { kind: 'events', bad: 'failed_total', total: 'all_total' };

/** For tests: an SLO of minutes. */
export const MINUTES: Indicator = { kind: 'up', gauge: 'probe_success', across: 'all' };

/** For tests: every number in an answer that is NaN or infinite, by where it is. */
export function impossibleNumbers(value: unknown, where = ''): string[] {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? [] : [`${where}: ${value}`];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, it]) => impossibleNumbers(it, `${where}.${key}`))
    : [];
}
