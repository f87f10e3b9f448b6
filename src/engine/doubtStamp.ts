import type { BucketRead } from './bucketReads';
import type { Series } from './ports';
import { SETTLE_MS } from './settledStates';
import { timeText } from './timeText';

/** A suspicion that values stand at the other end of their bucket, and how to find out. */
export interface StampDoubt {
  /** To be asked next. */
  check: { fromMs: number; toMs: number };
  /** Whether the answer to the check confirms the suspicion. */
  isConfirmedBy(series: readonly Series[]): boolean;
  /** What is wrong and how to mend it. */
  message: string;
}

/** Fewer buckets say nothing of how dense the data are. */
const FEWEST_BUCKETS = 3;

/**
 * Notices values that are stamped otherwise than the definition says.
 *
 * A query over events groups what happened within its time range. Stamped with the start of buckets, such values stand at the
 * start of the range and not at its end; stamped with the end, the other way round. Data that begin, stop or come late just
 * there look the same, so only data without a hole raise a doubt, and the doubt is put to the test: when the range ends one
 * bucket earlier, a stamp that depends on the range moves with it, and data that are late do not.
 *
 * Rows that were stored per bucket and are all answered alike, whatever the range, give no sign; nothing is said of them.
 *
 * @param present for each time that was asked about, in order, whether there is a value
 * @param askedAt when the source was asked
 */
export function doubtStamp(read: BucketRead, present: Uint8Array, askedAt: number): StampDoubt | undefined {
  const { fromMs, toMs, stepMs, query, stamp } = read;
  const last = present.length - 1;
  const isDense = last >= FEWEST_BUCKETS && present.subarray(1, last).every((it) => it === 1);
  if (query.kind !== 'own' || !isDense || present[0] === present[last] || askedAt - toMs < SETTLE_MS) {
    return undefined;
  }
  const seems = present[0] === 1 ? 'start' : 'end';
  if (seems === stamp) {
    return undefined;
  }
  const [has, lacks] = seems === 'start' ? [fromMs, toMs] : [toMs, fromMs];
  const inwards = seems === 'start' ? -stepMs : stepMs;
  const edge = lacks + inwards;
  const ends = [edge, edge + 2 * inwards];
  return {
    check: { fromMs: Math.min(...ends), toMs: Math.max(...ends) },
    isConfirmedBy: (series) => {
      const has = (time: number) => series.some((it) => it.times.indexOf(time) !== -1);
      return has(edge + inwards) && !has(edge);
    },
    message:
      `Values seem to be stamped with the ${seems} of their bucket, and the definition says ${stamp}: ` +
      `asked for ${timeText(fromMs)} to ${timeText(toMs)}, the query answers at ${timeText(has)} and not at ${timeText(lacks)}. ` +
      `Set the stamp to "${seems}". If it is right, let the query include the ${stamp} of the time range.`,
  };
}
