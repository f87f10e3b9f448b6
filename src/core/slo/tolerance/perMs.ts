import type { Per, PerUnit } from './Tolerance';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

const UNIT_MS: Readonly<Record<PerUnit, number>> = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  quarter: 90 * DAY_MS,
  year: 365 * DAY_MS,
};

/**
 * How long "a month" is where a tolerance is spoken of, milliseconds. One fixed length each, so that the same words always mean
 * the same target: a month has 30 days, a quarter 90, a year 365. That holds for calendar windows too: what they
 * allow in February and in March differs by the days, the target does not.
 */
export function perMs({ count, unit }: Per): number {
  return count * UNIT_MS[unit];
}
