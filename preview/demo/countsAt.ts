import { type ServiceCounts } from './serviceCounts';
import { MINUTE_MS } from './timeUnits';

/**
 * When a sample is taken within its minute.
 *
 * `aligned`: on the whole minute. A live scrape comes somewhere within a minute and sees that whole minute already, so
 * the last sample at or before a whole minute is exactly the count up to it, live as in the history.
 * `random`: somewhere within the minute; a sample counts what happened up to that instant.
 */
export type Phase = 'aligned' | 'random';

/** What a service has counted up to an instant. */
export interface Counted {
  good: number;
  bad: number;
}

/**
 * Reads a service's counts at any instant; whole numbers that never fall.
 *
 * @param timeMs epoch milliseconds; outside the story the nearest end of it counts
 */
export function countsAt(counts: ServiceCounts, timeMs: number, phase: Phase): Counted {
  const minutes = (timeMs - counts.startMs) / MINUTE_MS;
  if (phase === 'aligned') {
    const at = clamp(Math.ceil(minutes), counts.total.length);
    return { good: counts.total[at] - counts.bad[at], bad: counts.bad[at] };
  }
  const before = clamp(Math.floor(minutes), counts.total.length);
  const after = clamp(before + 1, counts.total.length);
  const part = Math.min(1, Math.max(0, minutes - before));
  const bad = counts.bad[before] + Math.floor((counts.bad[after] - counts.bad[before]) * part);
  const goodBefore = counts.total[before] - counts.bad[before];
  const goodAfter = counts.total[after] - counts.bad[after];
  return { good: goodBefore + Math.floor((goodAfter - goodBefore) * part), bad };
}

function clamp(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}
