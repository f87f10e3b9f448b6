import { BucketState } from './BucketCache';
import type { BucketColumn } from './BucketAnswer';

/** A bucket may still change until this long after its end: two scrapes of a minute. */
export const SETTLE_MS = 2 * 60_000;

/** Data that a source does not have yet (remote write, recording rules) may arrive until this long after. */
export const LATE_MS = 6 * 3_600_000;

/**
 * What may be kept of consecutive buckets.
 *
 * A bucket in which any series of the query has a value is settled soon after its end, for all series of the query: the source
 * has the data of that time, and a group that is missing there has vanished or had nothing to count. Waiting for such groups
 * would read every bucket of the last hours again at each refresh as soon as one pod or code is gone, and would gain no more
 * than a sum over all groups does, where a missing part cannot be seen at all. Only where no series has a value may the data
 * still be on its way.
 *
 * A source that lags (remote write, Thanos, recording rules) has a part of its newest buckets only: those that end after the
 * newest sample it has are not settled.
 *
 * @param firstEnd end of the first bucket, milliseconds
 * @param askedAt when the source was asked
 * @param knownTo up to when the source has data, where that is known
 */
export function settledStates(
  firstEnd: number,
  stepMs: number,
  count: number,
  columns: ReadonlyMap<string, BucketColumn>,
  askedAt: number,
  knownTo = Infinity
): Uint8Array {
  const states = new Uint8Array(count);
  for (const { values } of columns.values()) {
    for (let i = 0; i < count; i++) {
      if (!Number.isNaN(values[i]) && firstEnd + i * stepMs <= knownTo) {
        states[i] = BucketState.kept;
      }
    }
  }
  for (let i = 0; i < count; i++) {
    const end = firstEnd + i * stepMs;
    const age = askedAt - end;
    if (age < SETTLE_MS) {
      states[i] = BucketState.unknown;
    } else if (states[i] !== BucketState.kept) {
      // Where the source has newer samples of the same SLO, nothing is on its way: a failure that never occurred has no series.
      const isKnown = Number.isFinite(knownTo) && end <= knownTo;
      states[i] = age < LATE_MS && !isKnown ? BucketState.late : BucketState.kept;
    }
  }
  return states;
}
