import type { SourceRef } from '../core/slo/Slo';
import type { Stamp } from './BucketRequest';
import type { MetricsQuery } from './ports';

/** A query that somebody waits for. */
export interface WantedQuery {
  query: MetricsQuery;
  /** Of a query of the source's own editor. */
  stamp?: Stamp;
  /** Aborted when nobody waits any more. */
  signal: AbortSignal;
}

/** Evaluation times, both ends included, milliseconds. Without a step one evaluation, at `toMs`. */
export interface ReadRange {
  source: SourceRef;
  fromMs: number;
  toMs: number;
  stepMs?: number;
}
