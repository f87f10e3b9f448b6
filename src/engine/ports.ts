/** Some expressions of one data source over one range, or at one moment. Times in milliseconds. */
export interface MetricsRead {
  sourceUid: string;
  exprs: readonly string[];
  /** First evaluation time. */
  fromMs: number;
  /** Last evaluation time, a whole number of steps after the first. */
  toMs: number;
  /** Absent: one evaluation, at `toMs`. */
  stepMs?: number;
}

/** Value by evaluation time; times without a value are absent. */
export type Points = ReadonlyMap<number, number>;

/** What one expression answered, or the source's own message. */
export type ReadResult = { ok: true; points: Points } | { ok: false; message: string };

/** Reads from the team's own data source. Never rejects: a failure is a result. */
export interface MetricsSource {
  /** One result an expression, in the same order. */
  read(read: MetricsRead): Promise<ReadResult[]>;
}

/** The time, injected. */
export interface Clock {
  now(): number;
}
