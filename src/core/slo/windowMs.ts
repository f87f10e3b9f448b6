import type { CalendarWindow, SloWindow } from './Slo';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const MOST_DAYS: Readonly<Record<CalendarWindow['period'], number>> = { week: 7, month: 31, quarter: 92, year: 366 };

// The most that clocks went back since 2000, by the IANA database: Antarctica/Casey, from +11:00 to +08:00 in March 2010.
// Daylight saving is one hour at most places, half an hour at Lord Howe, two at Troll.
const MOST_TURNED_BACK_MS = 3 * HOUR_MS;

/**
 * The longest that a window of this kind can be, milliseconds: how far back its counts may reach.
 * A rolling day has 24 hours, also where clocks change. How long a calendar window is at a time: `nominalMs`.
 */
export function windowMs(window: SloWindow): number {
  return window.kind === 'rolling' ? window.days * DAY_MS : MOST_DAYS[window.period] * DAY_MS + MOST_TURNED_BACK_MS;
}
