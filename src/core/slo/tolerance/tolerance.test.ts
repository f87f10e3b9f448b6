/** @jest-environment node */
import fc from 'fast-check';
import { formatTarget } from '../../wording/formatShare';
import type { EventWords, SloWindow } from '../Slo';
import { eventsFromTarget } from './eventsFromTarget';
import { parseTolerance } from './parseTolerance';
import { targetFromEvents } from './targetFromEvents';
import { targetFromTime } from './targetFromTime';
import { timeFromTarget } from './timeFromTarget';
import { wordTolerance } from './wordTolerance';

const DAY = 86_400_000;
const WORDS: EventWords = { one: 'checkout', many: 'checkouts', bad: 'failed' };
const MONTH: SloWindow = { kind: 'calendar', period: 'month', timeZone: 'Europe/Berlin' };

function parsed(text: unknown) {
  const narrowed = parseTolerance(text);
  return narrowed.ok ? narrowed.value : narrowed.problems;
}

const anyTarget = fc.oneof(
  fc.integer({ min: 1, max: 999_999_999_999 }).map((it) => it / 1e12),
  fc.integer({ min: 1, max: 1_000_000 }).map((it) => 1 - it / 1e12),
  fc.constantFrom(0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999)
);
const anyWindow: fc.Arbitrary<SloWindow> = fc.oneof(
  fc.record({ kind: fc.constant('rolling' as const), days: fc.integer({ min: 1, max: 365 }) }),
  fc
    .constantFrom('week', 'month', 'quarter', 'year')
    .map((period) => ({ kind: 'calendar', period, timeZone: 'UTC' }) as SloWindow)
);

describe('a tolerance in time', () => {
  test('of 10 minutes in 30 days is a target of 99.977 %, and back', () => {
    const target = targetFromTime({ minutes: 10, perMs: 30 * DAY });
    expect(target).toBeCloseTo(0.999768518518, 11);
    expect(formatTarget(Math.round(target * 1e5) / 1e5)).toBe('99.977\u00a0%');
    expect(timeFromTarget(target, 30 * DAY)).toBe(10);
  });

  test('leads to a target and back to the same minutes, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 366 }), fc.double({ min: 0, max: 1, noNaN: true }), (days, share) => {
        const seconds = Math.min(days * 86_400 - 1, Math.ceil(share * days * 86_400));
        const perMs = days * DAY;
        const minutes = timeFromTarget(targetFromTime({ minutes: seconds / 60, perMs }), perMs);
        expect(minutes * 60).toBeCloseTo(seconds, 4);
      })
    );
  });
});

describe('a tolerance in events', () => {
  test.each([
    [0.999, 1, 1000],
    [0.9995, 5, 10_000],
    [0.99, 1, 100],
    [0.95, 5, 100],
    [0.9, 1, 10],
    [0.5, 5, 10],
    [0.99977, 23, 100_000],
    [0.9877, 123, 10_000],
    [0.999768518519, 1, 4320],
    [0.666666666667, 1, 3],
    [0.333333333333, 2, 3],
    [0.999999666667, 1, 3_000_000],
    [0.98766, 1234, 100_000],
    [1, 0, 1],
    [0, 1, 1],
  ])('for %f is the roundest: %d in %d', (target, bad, of) => {
    expect(eventsFromTarget(target)).toEqual({ bad, of });
  });

  test('leads to a target and back to the same events, whatever the target', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        const events = eventsFromTarget(target);
        expect(targetFromEvents(events)).toBeCloseTo(target, 11);
        expect(eventsFromTarget(targetFromEvents(events))).toEqual(events);
        expect(events.bad).toBeGreaterThan(0);
        expect(events.of).toBeGreaterThan(events.bad);
      }),
      { numRuns: 1000 }
    );
  });
});

describe('a tolerance in plain words', () => {
  const month = { count: 1, unit: 'month' };

  test.each([
    ['10 minutes a month', { kind: 'time', minutes: 10, per: month, target: 0.999768518519 }],
    ['10 Minutes per Month.', { kind: 'time', minutes: 10, per: month, target: 0.999768518519 }],
    ['10min/month', { kind: 'time', minutes: 10, per: month, target: 0.999768518519 }],
    ['10 minutes of downtime monthly', { kind: 'time', minutes: 10, per: month, target: 0.999768518519 }],
    ['43.2 min per 30 days', { kind: 'time', minutes: 43.2, per: { count: 30, unit: 'day' }, target: 0.999 }],
    ['43 minutes and 12 seconds a month', { kind: 'time', minutes: 43.2, per: month, target: 0.999 }],
    [
      '8 hours, 45 minutes and 36 seconds a year',
      { kind: 'time', minutes: 525.6, per: { count: 1, unit: 'year' }, target: 0.999 },
    ],
    ['1h30m per week', { kind: 'time', minutes: 90, per: { count: 1, unit: 'week' }, target: 0.991071428571 }],
    ['2 hours a quarter', { kind: 'time', minutes: 120, per: { count: 1, unit: 'quarter' }, target: 0.999074074074 }],
    ['an hour a week', { kind: 'time', minutes: 60, per: { count: 1, unit: 'week' }, target: 0.994047619048 }],
    ['1.44 minutes daily', { kind: 'time', minutes: 1.44, per: { count: 1, unit: 'day' }, target: 0.999 }],
    ['1 day in 28 days', { kind: 'time', minutes: 1440, per: { count: 28, unit: 'day' }, target: 0.964285714286 }],
    ['1 in 1,000', { kind: 'events', bad: 1, of: 1000, target: 0.999 }],
    ['1 in 10 000', { kind: 'events', bad: 1, of: 10_000, target: 0.9999 }],
    ['1 000 in 10 000', { kind: 'events', bad: 1000, of: 10_000, target: 0.9 }],
    ['1/1000', { kind: 'events', bad: 1, of: 1000, target: 0.999 }],
    ['1 of 200', { kind: 'events', bad: 1, of: 200, target: 0.995 }],
    ['1 checkout in 1,000', { kind: 'events', bad: 1, of: 1000, target: 0.999 }],
    ['one in a thousand checkouts', { kind: 'events', bad: 1, of: 1000, target: 0.999 }],
    ['5 checkouts in Berlin out of 10,000', { kind: 'events', bad: 5, of: 10_000, target: 0.9995 }],
    ['1 500-error in 1,000', { kind: 'events', bad: 1, of: 1000, target: 0.999 }],
    ['0.1 %', { kind: 'target', target: 0.999 }],
    ['0.1 % of the checkouts', { kind: 'target', target: 0.999 }],
    ['99.9 %', { kind: 'target', target: 0.999 }],
    ['99.9%', { kind: 'target', target: 0.999 }],
    ['99.95 percent', { kind: 'target', target: 0.9995 }],
    ['99.5', { kind: 'target', target: 0.995 }],
    ['50 %', { kind: 'target', target: 0.5 }],
  ])('"%s" is understood', (text, tolerance) => {
    const { minutes, ...rest } = tolerance as { minutes?: number };
    expect(parsed(text)).toMatchObject(rest);
    expect((parsed(text) as { minutes?: number }).minutes ?? 0).toBeCloseTo(minutes ?? 0, 9);
  });

  test.each([
    ['10 minutes', /^The tolerance is "10 minutes"\. Say in which time: "10 minutes a month"/],
    ['10 minutes in 30', /Say in which time/],
    ['10 minutes in 0 days', /Say in which time/],
    ['1 checkout a month', /So many events in a time are no share without the traffic\. Write a time/],
    ['1 in 30 days', /no share without the traffic/],
    ['99,9 %', /Write the number with a point for decimals and commas for thousands/],
    ['1 in 10,00', /Write the number with a point for decimals and commas for thousands/],
    ['1 in 1.000', /Events are whole\. Write whole numbers, with commas/],
    ['0.5 in 100', /Events are whole/],
    ['50', /Write a time, "10 minutes a month"/],
    ['100', /Write a time, "10 minutes a month"/],
    ['0.999', /Write a time, "10 minutes a month", a number of events, "1 in 1,000", or a share/],
    ['0 %', /leaves no budget/],
    ['100 %', /leaves no budget/],
    ['150 %', /leaves no budget/],
    ['0 minutes a month', /leaves no budget/],
    ['0 in 1,000', /leaves no budget/],
    ['1 in 10,000,000,000,000', /leaves no budget/],
    ['1 in 1', /allows everything to go wrong/],
    ['5 in 0', /allows everything to go wrong/],
    ['31 days a month', /allows everything to go wrong/],
    ['-5 minutes a month', /Write a time, "10 minutes a month"/],
    ['soon', /Write a time, "10 minutes a month"/],
    ['', /^The tolerance is ""\. Write a time/],
    ['9'.repeat(201), /Shorten it to at most 200 characters/],
    [`1 in ${'9'.repeat(190)}`, /leaves no budget/],
    [0.999, /^The tolerance is 0\.999\. Write a time/],
    [undefined, /^The tolerance is missing\. Write a time/],
    [null, /^The tolerance is null\. Write a time/],
  ])('%p is refused with a sentence that says how to mend it', (text, sentence) => {
    expect(parsed(text)).toEqual([expect.stringMatching(sentence)]);
  });

  test('never leads to a target beyond 0 and 1, whatever is typed', () => {
    const piece = fc.constantFrom(
      ...[
        '1',
        '0',
        '10',
        '1,000',
        '99.9',
        '.',
        ',',
        '%',
        'in',
        'of',
        'per',
        '/',
        'a',
        'an',
        'one',
        'minutes',
        'h',
        'm',
      ],
      ...['day', 'days', 'month', 'monthly', 'thousand', 'checkouts', 'and', '-', '1e9', '∞', 'NaN', '9'.repeat(30)]
    );
    const anyText = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((it) => it.join(' '))
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const narrowed = parseTolerance(text);
        if (narrowed.ok) {
          const { target } = narrowed.value;
          expect([target > 0, target < 1]).toEqual([true, true]);
        } else {
          expect(narrowed.problems).toEqual([expect.stringMatching(/^The tolerance is ".*\.$/s)]);
        }
      }),
      { numRuns: 2000 }
    );
  });
});

describe('a target in plain words', () => {
  test.each<[number, 'events' | 'minutes', SloWindow, string]>([
    [0.999, 'minutes', MONTH, '43 minutes and 12 seconds a month'],
    [0.999768518519, 'minutes', MONTH, '10 minutes a month'],
    [0.999, 'minutes', { kind: 'rolling', days: 30 }, '43 minutes and 12 seconds in 30 days'],
    [0.999, 'minutes', { kind: 'rolling', days: 28 }, '40 minutes and 19 seconds in 28 days'],
    [0.999, 'minutes', { kind: 'rolling', days: 1 }, '1 minute and 26 seconds a day'],
    [0.9, 'minutes', MONTH, '3 days a month'],
    [0.999, 'minutes', { ...MONTH, period: 'year' }, '8 hours, 45 minutes and 36 seconds a year'],
    [0.999074074074, 'minutes', { ...MONTH, period: 'quarter' }, '2 hours a quarter'],
    [0.99999, 'minutes', MONTH, '25.9 seconds a month'],
    [0.999999999, 'minutes', MONTH, '0.00259 seconds a month'],
    [0.999, 'events', MONTH, '1 checkout in 1,000'],
    [0.9995, 'events', MONTH, '5 checkouts in 10,000'],
  ])('%f in %s is said as people say it', (target, unit, window, words) => {
    expect(wordTolerance(target, unit, window, WORDS)).toBe(words);
  });

  test('is read back to the same words, whatever the target and the window', () => {
    fc.assert(
      fc.property(anyTarget, anyWindow, fc.constantFrom('events', 'minutes'), (target, window, unit) => {
        const words = wordTolerance(target, unit, window, WORDS);
        const narrowed = parseTolerance(words);
        // Next to nothing promised: in whole seconds everything may go wrong.
        if (!narrowed.ok) {
          expect(target).toBeLessThan(1e-5);
          return;
        }
        expect(wordTolerance(narrowed.value.target, unit, window, WORDS)).toBe(words);
        expect(Math.abs(narrowed.value.target - target)).toBeLessThan(1e-5);
      }),
      { numRuns: 2000 }
    );
  });
});
