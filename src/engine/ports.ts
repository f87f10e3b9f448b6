import type { FailureKind } from '../core/policy/SourceFailure';
import type { SourceQuery } from '../core/slo/Indicator';
import type { SourceRef } from '../core/slo/Slo';

/** What is asked of a data source: PromQL, or a query as the source's own editor wrote it. */
export type MetricsQuery =
  | { kind: 'promql'; expr: string }
  | {
      kind: 'own';
      query: SourceQuery;
      /** Set where its values are counts, so that those of shorter buckets may be added up to longer ones. */
      addsUp?: boolean;
    };

/** Some queries of one data source over one range, or at one moment. Times in milliseconds. */
export interface MetricsRead {
  source: SourceRef;
  queries: readonly MetricsQuery[];
  /** First evaluation time. */
  fromMs: number;
  /** Last evaluation time, a whole number of steps after the first. */
  toMs: number;
  /** Absent: one evaluation, at `toMs`. */
  stepMs?: number;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
}

/** One series of an answer, ascending in time. Values that are no finite number are left out. */
export interface Series {
  labels: Readonly<Record<string, string>>;
  /** Name of the field, where a data source answers several in one frame. */
  field?: string;
  times: readonly number[] | Float64Array;
  values: readonly number[] | Float64Array;
}

/** A failed read in the source's own words. */
export interface ReadFailure {
  ok: false;
  kind: FailureKind;
  /** The source's own message, never empty. */
  message: string;
  /** HTTP status, where there was one. */
  status?: number;
}

/** What one query answered, or why it did not. */
export type ReadResult = { ok: true; series: readonly Series[] } | ReadFailure;

/** Reads from the team's own data source. Never rejects: a failure is a result. */
export interface MetricsSource {
  /** One result a query, in the same order. */
  read(read: MetricsRead): Promise<ReadResult[]>;
}

export type { FailureKind };

/** The time, injected. */
export interface Clock {
  now(): number;
}
