import { Temporal } from 'temporal-polyfill';

/**
 * The moment that a field for date and time means in a time zone, milliseconds: the earlier of two where clocks go back, the end
 * of the gap where they leap. Undefined when it is no date and time.
 *
 * @param text `2026-11-22T14:20`, as `<input type="datetime-local">` has it
 */
export function momentOf(text: string, timeZone: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** A moment as a field for date and time has it, to the minute. */
export function fieldOf(moment: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** The last minute of a moment's day, as a field for date and time has it. */
export function endOfDay(moment: number, timeZone: string): string {
  return `${fieldOf(moment, timeZone).slice(0, 10)}T23:59`;
}
