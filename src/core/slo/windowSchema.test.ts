/** @jest-environment node */
import { narrowWith } from '../narrow/narrowWith';
import type { SloWindow } from './Slo';
import { startsOnSchema, windowSchema } from './windowSchema';
import { ZONES } from './zonesFixture';

const MONTH = { kind: 'calendar', period: 'month', timeZone: 'Europe/Berlin' };

const narrowWindow = (input: unknown) => narrowWith<SloWindow>(windowSchema, input, 'The window');
const narrowDay = (input: unknown) => narrowWith<string>(startsOnSchema, input, 'startsOn');

describe('a window', () => {
  test.each([
    { kind: 'rolling', days: 1 },
    { kind: 'rolling', days: 365 },
    MONTH,
    { ...MONTH, period: 'quarter' },
    { ...MONTH, period: 'year' },
    { ...MONTH, period: 'week' },
    { ...MONTH, period: 'week', weekStart: 'sunday' },
  ])('%j is fine', (window) => {
    expect(narrowWindow(window)).toEqual({ ok: true, value: window });
  });

  test.each([...ZONES, 'Asia/Calcutta', 'US/Pacific', 'EST5EDT', 'CET', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])(
    'may be in the zone %s',
    (timeZone) => {
      expect(narrowWindow({ ...MONTH, timeZone }).ok).toBe(true);
    }
  );

  test.each([
    ['no days', { kind: 'rolling', days: 0 }, /^days is 0\. A rolling window has 1 to 365 whole days/],
    ['half a day', { kind: 'rolling', days: 0.5 }, /^days is 0\.5\. A rolling window has 1 to 365/],
    ['366 days', { kind: 'rolling', days: 366 }, /^days is 366\. A rolling window has 1 to 365/],
    ['days in words', { kind: 'rolling', days: '28' }, /^days is "28"\. A rolling window has 1 to 365/],
    ['a zone of rolling days', { kind: 'rolling', days: 28, timeZone: 'UTC' }, /^timeZone is not a field/],
    [
      'an unknown kind',
      { kind: 'lunar', days: 28 },
      /^kind is "lunar"\. Only "rolling" and "calendar" windows are known\. Write a window: \{/,
    ],
    ['no kind', { days: 28 }, /^kind is missing\. Only "rolling" and "calendar"/],
    ['text', 'a month', /^The window is "a month"\. Write a window: \{"kind": "rolling"/],
    ['an unknown period', { ...MONTH, period: 'day' }, /^period is "day"\. Write the period .* "week", "month"/],
    ['no period', { kind: 'calendar', timeZone: 'UTC' }, /^period is missing\. /],
    ['no zone', { kind: 'calendar', period: 'month' }, /^timeZone is missing\. /],
    ['an empty zone', { ...MONTH, timeZone: '' }, /^timeZone is ""\. There is no such time zone\. Write the IANA name/],
    ['a zone in a number', { ...MONTH, timeZone: 1 }, /^timeZone is 1\. Write the IANA name/],
    ['a city alone', { ...MONTH, timeZone: 'Berlin' }, /^timeZone is "Berlin"\. There is no such time zone\. /],
    ['an offset', { ...MONTH, timeZone: '+05:30' }, /^timeZone is "\+05:30"\. A fixed offset .* Name a city/],
    ['an offset with a true minus', { ...MONTH, timeZone: '−03:00' }, /A fixed offset .* Name a city/],
    ['an offset from UTC', { ...MONTH, timeZone: 'UTC+2' }, /A fixed offset .* Name a city/],
    ['an abbreviation of many zones', { ...MONTH, timeZone: 'IST' }, /^timeZone is "IST"\. There is no such/],
    ['the zone of the machine', { ...MONTH, timeZone: 'local' }, /There is no such time zone/],
    ['a very long zone', { ...MONTH, timeZone: 'x'.repeat(70_000) }, /^timeZone is "x+…\. Write the IANA name/],
    [
      'an unknown first day of the week',
      { ...MONTH, period: 'week', weekStart: 'Sunday' },
      /^weekStart is "Sunday"\. Write the day on which a week starts in lowercase/,
    ],
    [
      'a week start for a month',
      { ...MONTH, weekStart: 'sunday' },
      /^weekStart is "sunday"\. Only weeks have a day to start on, a month has none\. Remove it, or make the period/,
    ],
  ])('of %s is refused with a sentence that says how to mend it', (_, input, sentence) => {
    expect(narrowWindow(input)).toEqual({ ok: false, problems: [expect.stringMatching(sentence)] });
  });

  test('has every problem named, not only the first', () => {
    expect(narrowWindow({ kind: 'calendar', period: 'day', timeZone: 'Berlin', weekStart: 'x' })).toMatchObject({
      ok: false,
      problems: { length: 3 },
    });
  });
});

describe('the first day of an SLO', () => {
  test.each(['2000-01-01', '2024-02-29', '2026-11-01', '9999-12-31'])('may be %s', (day) => {
    expect(narrowDay(day)).toEqual({ ok: true, value: day });
  });

  test.each([
    ['2026-02-29', /^startsOn is "2026-02-29"\. There is no such day\. Write the first day/],
    ['2026-13-01', /There is no such day/],
    ['2026-11-31', /There is no such day/],
    ['1999-12-31', /^startsOn is "1999-12-31"\. That is before 2000, .* Write the first day/],
    ['1 Nov 2026', /^startsOn is "1 Nov 2026"\. Write the first day that counts as YYYY-MM-DD/],
    ['2026-11-01T00:00:00Z', /Write the first day that counts as YYYY-MM-DD/],
    [20261101, /^startsOn is 20261101\. Write the first day/],
    [undefined, /^startsOn is missing\. Write the first day/],
  ])('%p is refused with a sentence that says how to mend it', (input, sentence) => {
    expect(narrowDay(input)).toEqual({ ok: false, problems: [expect.stringMatching(sentence)] });
  });
});
