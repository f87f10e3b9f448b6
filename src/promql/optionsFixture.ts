import type { BucketOptions, BucketQueries, BuiltQueries } from './BucketQueries';

/** Hourly buckets of everything as one; a test says what differs. */
export function hourly(options: Partial<BucketOptions> = {}): BucketOptions {
  return { stepMs: 3_600_000, groupBy: [], without: [], ...options };
}

/** The queries of an indicator that has to be right. */
export function built(result: BuiltQueries): BucketQueries {
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.queries;
}

/** What was wrong with an indicator; empty when nothing was. */
export function problemOf(result: { ok: true } | { ok: false; problem: string }): string {
  return result.ok ? '' : result.problem;
}
