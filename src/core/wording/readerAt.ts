import type { Reader } from './formatTime';

/** A time longer ago is the past: "now" of a dashboard is as old as its last refresh. */
const PAST_MS = 10 * 60_000;

/**
 * Whoever reads what is said of a time.
 *
 * @param time the time asked about, milliseconds
 * @param now the time it is, milliseconds
 */
export function readerAt(time: number, now: number, timeZone: string): Reader {
  return { timeZone, now: time, isPast: now - time > PAST_MS };
}
