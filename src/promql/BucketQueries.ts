import type { LabelMatcher } from '../core/slo/Exclusion';
import type { Selector } from './parseSelector';

/** How an indicator is to be read. */
export interface BucketOptions {
  /** Length of a bucket; a bucket is labelled by its end. */
  stepMs: number;
  /** Labels by which there is a series for each group; none: one series. */
  groupBy: readonly string[];
  /** Series that do not count: those that match any of these. */
  without: readonly LabelMatcher[];
}

/**
 * The PromQL that reads one indicator per bucket: exactly two of total, bad and good, in events or, where time itself is
 * good or bad, in minutes (`unitOf`). Each answers at most one series a group, with the labels of `groupBy` alone.
 */
export interface BucketQueries {
  total?: string;
  bad?: string;
  good?: string;
  /** Unix time in seconds of the newest sample that the indicator stands on, at the evaluation time: one value or none. */
  newest: string;
  /** Every selector as written (bounds in each textual form), without what is excluded: for diagnosis. */
  selectors: readonly Selector[];
  /** Those of them that have to be counters: for `gaugeCheck`. */
  counters: readonly Selector[];
  /** Where one value at a time is needed: the most series that any group has at the evaluation time. More than 1 is a mistake. */
  seriesAtOnce?: string;
  /** Why the counts are not exact. */
  approximate?: 'interpolated' | 'unweighted';
}

/** The queries; or one sentence on what is wrong with the indicator, where, and how to mend it. */
export type BuiltQueries = { ok: true; queries: BucketQueries } | { ok: false; problem: string };
