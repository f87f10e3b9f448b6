import type { SourceRef } from '../core/slo/Slo';
import type { BucketSpan } from './planBuckets';
import type { MetricsQuery } from './ports';

/** Whether the time of a value is the start or the end of its bucket. */
export type Stamp = 'start' | 'end';

/** One query over consecutive buckets. */
export interface BucketRequest extends BucketSpan {
  source: SourceRef;
  query: MetricsQuery;
  /** Of a query of the source's own editor; `end` by default. PromQL always looks back from the end. */
  stamp?: Stamp;
  /** Up to when the source has data, milliseconds, where that is known: what ends later may still be incomplete. */
  knownTo?: number;
}
