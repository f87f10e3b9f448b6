import type { AnsweredColumns } from '../core/budget/BucketSeries';
import type { Selector } from '../promql/parseSelector';
import type { BucketColumn } from './BucketAnswer';
import type { MetricsQuery } from './ports';

/** The counts of one group over one span of buckets, as the source answered them. */
export interface GroupColumns {
  labels: Readonly<Record<string, string>>;
  columns: AnsweredColumns;
}

/** Answers as counts by group; or one sentence on why they cannot be counts. */
export type MeasuredColumns = { ok: true; groups: GroupColumns[] } | { ok: false; problem: string };

/** How one indicator is read from its source: what is asked per bucket, and what the answers count. */
export interface Measure {
  /** The queries for buckets of this length; the same number and order for every length. */
  queries(stepMs: number): MetricsQuery[];
  /** Whether a value's time is the start or the end of its bucket. */
  stamp: 'start' | 'end';
  /**
   * @param answers for each query its series, a value a bucket
   * @param buckets how many buckets there are
   */
  columns(answers: ReadonlyArray<readonly BucketColumn[]>, buckets: number, stepMs: number): MeasuredColumns;
  /** Set where the source is asked in PromQL. */
  promql?: {
    /** Time of the newest sample in seconds. */
    newest: string;
    /** Every selector that is read. */
    selectors: readonly Selector[];
    /** Those that have to be counters. */
    counters: readonly Selector[];
    /** The most series of a group at once; more than one is a mistake. */
    seriesAtOnce?: string;
  };
  /** Why the numbers are not exact, a sentence each. */
  approximations: string[];
}

/** A measure, or one sentence on what is wrong with the indicator. */
export type MeasureResult = { ok: true; measure: Measure } | { ok: false; problem: string };
