import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type CalendarWindow } from './Slo';
import { startOfDay } from './startOfDay';

/** A week, month, quarter or year of a time zone. */
export interface CalendarPeriod {
  /** First instant, milliseconds. */
  readonly from: number;
  /** First instant of the next period, milliseconds. */
  readonly to: number;
  /** The day it is named after, `YYYY-MM-DD`: its first by the calendar. */
  readonly firstDay: string;
}

interface KnownPeriod extends CalendarPeriod {
  timeZone: string;
  period: CalendarWindow['period'];
  weekStart: CalendarWindow['weekStart'];
}

/** Enough for the periods of a year in a few calendars. */
const MOST_KNOWN = 64;

// A judgement asks for thousands of points in a handful of periods, and each costs two conversions by the time zone database.
const known: KnownPeriod[] = [];
let oldest = 0;
let latest: KnownPeriod | undefined;

/**
 * The calendar period that holds a time. Periods tile time: each holds its first instant and not its last.
 *
 * @param calendar a calendar window whose time zone was narrowed
 * @param time milliseconds
 * @throws RangeError where the time is no number or beyond what a date can hold
 */
export function calendarPeriodAt(calendar: CalendarWindow, time: number): CalendarPeriod {
  if (latest === undefined || !answers(latest, calendar, time)) {
    latest = known.find((it) => answers(it, calendar, time)) ?? remember(calendar, time);
  }
  return latest;
}

function answers(it: KnownPeriod, { timeZone, period, weekStart }: CalendarWindow, time: number): boolean {
  return (
    it.from <= time && time < it.to && it.period === period && it.timeZone === timeZone && it.weekStart === weekStart
  );
}

function remember(calendar: CalendarWindow, time: number): KnownPeriod {
  const { timeZone, period, weekStart } = calendar;
  const found = { ...find(calendar, time), timeZone, period, weekStart };
  known[oldest] = found;
  oldest = (oldest + 1) % MOST_KNOWN;
  return found;
}

function find(calendar: CalendarWindow, time: number): CalendarPeriod {
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(time));
  const first = firstDayOf(calendar, instant.toZonedDateTimeISO(calendar.timeZone).toPlainDate());
  const second = first.add(lengthOf(calendar));
  const here = periodFrom(calendar, first, second);
  // Where clocks went back over midnight (St. John's at 00:01 until 2011), the last hour of a day comes once more after
  // the next has begun. A period begins at its first midnight, once and for all.
  return time < here.to ? here : periodFrom(calendar, second, second.add(lengthOf(calendar)));
}

function periodFrom({ timeZone }: CalendarWindow, first: Temporal.PlainDate, next: Temporal.PlainDate): CalendarPeriod {
  const firstDay = first.toString();
  return { from: startOfDay(firstDay, timeZone), to: startOfDay(next.toString(), timeZone), firstDay };
}

function firstDayOf({ period, weekStart }: CalendarWindow, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (period) {
    case 'week': {
      const starts = WEEKDAYS.indexOf(weekStart ?? 'monday') + 1;
      return day.subtract({ days: (day.dayOfWeek - starts + 7) % 7 });
    }
    case 'month':
      return day.with({ day: 1 });
    case 'quarter':
      return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
    case 'year':
      return day.with({ day: 1, month: 1 });
  }
}

function lengthOf({ period }: CalendarWindow): { weeks?: number; months?: number } {
  switch (period) {
    case 'week':
      return { weeks: 1 };
    case 'month':
      return { months: 1 };
    case 'quarter':
      return { months: 3 };
    case 'year':
      return { months: 12 };
  }
}
