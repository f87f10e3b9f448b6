import type { ReadFailure } from './ports';

/** The values of one series, one a bucket. */
export interface BucketColumn {
  labels: Readonly<Record<string, string>>;
  /** Name of the field, where a query answers several. */
  field?: string;
  /** NaN where the source had no value. */
  values: Float64Array;
}

/**
 * What one query answered over the buckets it was asked about, or why it did not. A series without any value there is left
 * out; the order is always the same.
 */
export type BucketAnswer = { ok: true; series: BucketColumn[] } | ReadFailure;
