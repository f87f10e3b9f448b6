/** @jest-environment node */
import fc from 'fast-check';
import { nominalMs } from './nominalMs';
import type { CalendarWindow, SloWindow } from './Slo';
import { windowAt } from './windowAt';
import { windowMs } from './windowMs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ms = (text: string) => Date.parse(text);
const iso = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z');

function calendar(period: CalendarWindow['period'], timeZone: string, weekStart?: CalendarWindow['weekStart']) {
  return { window: { kind: 'calendar', period, timeZone, ...(weekStart && { weekStart }) } as const };
}

function periodOf(slo: { window: SloWindow }, time: string) {
  const { periodFrom, periodTo } = windowAt(slo, ms(time));
  return [iso(periodFrom), iso(periodTo)];
}

describe('a rolling window', () => {
  const slo = { window: { kind: 'rolling', days: 28 } as const };

  test('holds so many times 24 hours, also where clocks change', () => {
    const time = ms('2026-04-10T12:00:00Z');
    const from = ms('2026-03-13T12:00:00Z');
    expect(windowAt(slo, time)).toEqual({ from, to: time, periodFrom: from, periodTo: time });
    expect(nominalMs(slo, time)).toBe(28 * DAY);
  });

  test('of a new SLO starts on its first day in UTC, and says so', () => {
    const time = ms('2026-04-10T12:00:00Z');
    const started = ms('2026-04-01T00:00:00Z');
    expect(windowAt({ ...slo, startsOn: '2026-04-01' }, time)).toEqual({
      from: started,
      to: time,
      periodFrom: time - 28 * DAY,
      periodTo: time,
      startedAt: started,
    });
  });

  test('is whole again 28 days after the first day, and says nothing more of it', () => {
    const started = ms('2026-04-01T00:00:00Z');
    expect(windowAt({ ...slo, startsOn: '2026-04-01' }, started + 28 * DAY)).not.toHaveProperty('startedAt');
    expect(windowAt({ ...slo, startsOn: '2026-04-01' }, started + 28 * DAY - 1)).toHaveProperty('startedAt', started);
  });

  test('is empty before the first day', () => {
    const time = ms('2026-03-10T12:00:00Z');
    expect(windowAt({ ...slo, startsOn: '2026-04-01' }, time)).toMatchObject({
      from: time,
      to: time,
      startedAt: ms('2026-04-01T00:00:00Z'),
    });
  });
});

describe('a calendar window', () => {
  test('starts with its period and ends now', () => {
    const time = ms('2026-11-22T11:00:00Z');
    expect(windowAt(calendar('month', 'Europe/Berlin'), time)).toEqual({
      from: ms('2026-10-31T23:00:00Z'),
      to: time,
      periodFrom: ms('2026-10-31T23:00:00Z'),
      periodTo: ms('2026-11-30T23:00:00Z'),
    });
  });

  test('is the new, empty one at the very instant of the reset, and the old one a millisecond earlier', () => {
    const reset = ms('2026-11-30T23:00:00Z');
    expect(windowAt(calendar('month', 'Europe/Berlin'), reset)).toMatchObject({ from: reset, to: reset });
    expect(windowAt(calendar('month', 'Europe/Berlin'), reset - 1)).toMatchObject({
      from: ms('2026-10-31T23:00:00Z'),
      periodTo: reset,
    });
  });

  test.each([
    ['a quarter', calendar('quarter', 'UTC'), '2026-11-22T11:00:00Z', '2026-10-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['a year', calendar('year', 'UTC'), '2024-02-29T00:00:00Z', '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
    ['a week', calendar('week', 'UTC'), '2026-11-22T11:00:00Z', '2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z'],
    [
      'a week from Sunday',
      calendar('week', 'UTC', 'sunday'),
      '2026-11-22T11:00:00Z',
      '2026-11-22T00:00:00Z',
      '2026-11-29T00:00:00Z',
    ],
    [
      'a month at +05:30',
      calendar('month', 'Asia/Kolkata'),
      '2026-10-31T18:30:00Z',
      '2026-10-31T18:30:00Z',
      '2026-11-30T18:30:00Z',
    ],
    [
      'a month at +12:45 and +13:45',
      calendar('month', 'Pacific/Chatham'),
      '2026-09-15T00:00:00Z',
      '2026-08-31T11:15:00Z',
      '2026-09-30T10:15:00Z',
    ],
    [
      'a week that starts where midnight does not exist, in Beirut',
      calendar('week', 'Asia/Beirut', 'sunday'),
      '2018-03-26T00:00:00Z',
      '2018-03-24T22:00:00Z',
      '2018-03-31T21:00:00Z',
    ],
    [
      'a week that starts where midnight does not exist, in Havana',
      calendar('week', 'America/Havana', 'sunday'),
      '2026-03-10T00:00:00Z',
      '2026-03-08T05:00:00Z',
      '2026-03-15T04:00:00Z',
    ],
    [
      'a week that starts where midnight comes twice, in Havana: at the first',
      calendar('week', 'America/Havana', 'sunday'),
      '2026-11-02T00:00:00Z',
      '2026-11-01T04:00:00Z',
      '2026-11-08T05:00:00Z',
    ],
    [
      'a week that starts where midnight does not exist, in Cairo',
      calendar('week', 'Africa/Cairo', 'friday'),
      '2026-04-25T00:00:00Z',
      '2026-04-23T22:00:00Z',
      '2026-04-30T21:00:00Z',
    ],
    [
      'a week that starts where midnight did not exist, in São Paulo',
      calendar('week', 'America/Sao_Paulo', 'sunday'),
      '2018-11-05T00:00:00Z',
      '2018-11-04T03:00:00Z',
      '2018-11-11T02:00:00Z',
    ],
    [
      'a week that starts on the day that Samoa skipped: with the day after',
      calendar('week', 'Pacific/Apia', 'friday'),
      '2012-01-01T00:00:00Z',
      '2011-12-30T10:00:00Z',
      '2012-01-05T10:00:00Z',
    ],
    [
      'a month that began at midnight, a minute before St. John’s went back to October for an hour',
      calendar('month', 'America/St_Johns'),
      '2009-11-01T02:45:00Z',
      '2009-11-01T02:30:00Z',
      '2009-12-01T03:30:00Z',
    ],
  ])('is %s', (_, slo, time, from, to) => {
    expect(periodOf(slo, time)).toEqual([from, to]);
  });

  test.each([
    ['short by an hour in spring', '2026-03-25T00:00:00Z', 'Europe/Berlin', 7 * DAY - HOUR],
    ['long by an hour in autumn', '2026-10-20T00:00:00Z', 'Europe/Berlin', 7 * DAY + HOUR],
    ['long by half an hour at Lord Howe', '2026-04-01T00:00:00Z', 'Australia/Lord_Howe', 7 * DAY + HOUR / 2],
    ['short by a day in Samoa', '2011-12-28T00:00:00Z', 'Pacific/Apia', 6 * DAY],
    ['never other than seven days in India', '2026-03-25T00:00:00Z', 'Asia/Kolkata', 7 * DAY],
  ])('of a week is %s', (_, time, timeZone, length) => {
    expect(nominalMs(calendar('week', timeZone), ms(time))).toBe(length);
  });

  test('loses or gains the hour on the very day of 23 or 25 hours', () => {
    const slo = calendar('month', 'Europe/Berlin');
    const passed = (from: string, to: string) => windowAt(slo, ms(to)).from - windowAt(slo, ms(from)).from;
    const since = (time: string) => ms(time) - windowAt(slo, ms(time)).from;
    expect(since('2026-03-30T00:00:00+02:00') - since('2026-03-29T00:00:00+01:00')).toBe(23 * HOUR);
    expect(since('2026-10-26T00:00:00+01:00') - since('2026-10-25T00:00:00+02:00')).toBe(25 * HOUR);
    expect(passed('2026-03-01T00:00:00+01:00', '2026-04-01T00:00:00+02:00')).toBe(31 * DAY - HOUR);
    expect(passed('2026-10-01T00:00:00+02:00', '2026-11-01T00:00:00+01:00')).toBe(31 * DAY + HOUR);
  });

  test('of a new SLO starts on its first day in its own zone', () => {
    const slo = { ...calendar('month', 'Asia/Kolkata'), startsOn: '2026-11-10' };
    const started = ms('2026-11-09T18:30:00Z');
    expect(windowAt(slo, ms('2026-11-22T00:00:00Z'))).toMatchObject({
      from: started,
      startedAt: started,
      periodFrom: ms('2026-10-31T18:30:00Z'),
    });
    expect(windowAt(slo, ms('2026-12-01T00:00:00Z'))).not.toHaveProperty('startedAt');
  });

  test('is whole where the first day is that of its period', () => {
    const slo = { ...calendar('month', 'Asia/Kolkata'), startsOn: '2026-11-01' };
    expect(windowAt(slo, ms('2026-11-22T00:00:00Z'))).not.toHaveProperty('startedAt');
  });

  test('changes nothing when asked in any order, however many calendars are asked for', () => {
    const times = Array.from({ length: 40 }, (_, i) => ms('2020-01-15T00:00:00Z') + i * 61 * DAY);
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Pacific/Chatham'];
    const asked = times.flatMap((time) => zones.map((zone) => ({ time, slo: calendar('quarter', zone) })));
    const answers = asked.map(({ slo, time }) => windowAt(slo, time));
    fc.assert(
      fc.property(fc.nat(asked.length - 1), (index) => {
        const { slo, time } = asked[index]!;
        expect(windowAt(slo, time)).toEqual(answers[index]);
      })
    );
  });

  test('is told from another of the same zone and length by the day on which it starts', () => {
    const starts = (['sunday', 'monday', 'sunday', undefined] as const).map(
      (day) => periodOf(calendar('week', 'Asia/Tokyo', day), '2026-11-18T00:00:00Z')[0]
    );
    expect(starts).toEqual([
      '2026-11-14T15:00:00Z',
      '2026-11-15T15:00:00Z',
      '2026-11-14T15:00:00Z',
      '2026-11-15T15:00:00Z',
    ]);
  });

  test('of a time that is no number is an error, not a window without end', () => {
    expect(() => windowAt(calendar('month', 'UTC'), NaN)).toThrow(RangeError);
  });
});

test('a window is never longer than the longest of its kind, wherever clocks are turned back', () => {
  const casey = calendar('month', 'Antarctica/Casey');
  expect(nominalMs(casey, ms('2010-03-20T00:00:00Z'))).toBe(windowMs(casey.window));
  expect(windowMs({ kind: 'rolling', days: 28 })).toBe(28 * DAY);
});
