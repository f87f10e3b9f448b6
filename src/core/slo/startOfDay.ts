import { Temporal } from 'temporal-polyfill';

interface KnownStart {
  day: string;
  timeZone: string;
  start: number;
}

const MOST_KNOWN = 256;
const known = new Map<string, KnownStart>();
// Thousands of questions in a row are about the same day; making its key costs more than the rest of the answer.
let latest: KnownStart | undefined;

/**
 * The first instant of a day, milliseconds: midnight, the earlier of two midnights, or the end of the gap where clocks
 * leapt over it (Havana, Beirut, Cairo) or over the whole day (Apia, 30 December 2011).
 *
 * @param day `YYYY-MM-DD`
 * @param timeZone IANA name
 * @throws RangeError where there is no such day or zone
 */
export function startOfDay(day: string, timeZone: string): number {
  if (latest === undefined || latest.day !== day || latest.timeZone !== timeZone) {
    const key = `${day} ${timeZone}`;
    latest = known.get(key) ?? remember(key, day, timeZone);
  }
  return latest.start;
}

function remember(key: string, day: string, timeZone: string): KnownStart {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
  if (known.size >= MOST_KNOWN) {
    known.clear();
  }
  const found = { day, timeZone, start };
  known.set(key, found);
  return found;
}
