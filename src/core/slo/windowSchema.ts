import {
  check,
  integer,
  literal,
  maxLength,
  maxValue,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  rawCheck,
  regex,
  strictObject,
  string,
  variant,
} from 'valibot';
import { isTimeZone } from './isTimeZone';
import { WEEKDAYS } from './Slo';

const WINDOW =
  'Write a window: {"kind": "rolling", "days": 28} or {"kind": "calendar", "period": "month", "timeZone": "Europe/Berlin"}.';
const DAYS = 'A rolling window has 1 to 365 whole days; 28 days hold four weekends whenever one looks.';
const ZONE = 'Write the IANA name of a time zone, a city as a rule: "Europe/Berlin". "UTC" is one too.';
const STARTS_ON = 'Write the first day that counts as YYYY-MM-DD: "2026-11-01".';
const EARLIEST_START = '2000-01-01';

const rollingSchema = strictObject({
  kind: literal('rolling', WINDOW),
  days: pipe(number(DAYS), integer(DAYS), minValue(1, DAYS), maxValue(365, DAYS)),
});

const timeZoneSchema = pipe(
  string(ZONE),
  maxLength(64, ZONE),
  check(
    (name) => !isOffset(name),
    'A fixed offset does not know when clocks change. Name a city of that zone: "Asia/Kolkata" for +05:30.'
  ),
  check(isTimeZone, `There is no such time zone. ${ZONE}`)
);

const calendarSchema = pipe(
  strictObject({
    kind: literal('calendar', WINDOW),
    period: picklist(
      ['week', 'month', 'quarter', 'year'],
      'Write the period of a calendar window: "week", "month", "quarter" or "year".'
    ),
    timeZone: timeZoneSchema,
    weekStart: optional(
      picklist(WEEKDAYS, 'Write the day on which a week starts in lowercase English: "monday" or "sunday".')
    ),
  }),
  rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed && dataset.value.period !== 'week' && dataset.value.weekStart !== undefined) {
      const { weekStart } = dataset.value;
      addIssue({
        message: `Only weeks have a day to start on, a ${dataset.value.period} has none. Remove it, or make the period "week".`,
        input: weekStart,
        path: [{ type: 'object', origin: 'value', input: dataset.value, key: 'weekStart', value: weekStart }],
      });
    }
  })
);

/** The window of an SLO, stored or typed: rolling days, or a calendar period in an IANA time zone. */
export const windowSchema = variant('kind', [rollingSchema, calendarSchema], ({ path }) =>
  path?.at(-1)?.key === 'kind' ? `Only "rolling" and "calendar" windows are known. ${WINDOW}` : WINDOW
);

/** The first day of an SLO. */
export const startsOnSchema = pipe(
  string(STARTS_ON),
  regex(/^\d{4}-\d{2}-\d{2}$/, STARTS_ON),
  check(isRealDay, `There is no such day. ${STARTS_ON}`),
  check((day) => day >= EARLIEST_START, `That is before 2000, when nothing was measured yet. ${STARTS_ON}`)
);

function isOffset(name: string): boolean {
  return /^\s*(UTC|GMT|Z)?\s*[-+−±]\s*\d/i.test(name);
}

function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
