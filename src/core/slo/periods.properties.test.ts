/** @jest-environment node */
import fc from 'fast-check';
import { nominalMs } from './nominalMs';
import { periodsBetween } from './periodsBetween';
import { WEEKDAYS, type CalendarWindow, type SloWindow } from './Slo';
import { startedAt } from './startedAt';
import { windowAt } from './windowAt';
import { windowMs } from './windowMs';
import { ZONES } from './zonesFixture';

const DAY = 86_400_000;
const EARLIEST = Date.UTC(2000, 0, 2);
const LATEST = Date.UTC(2037, 0, 1);

const anyCalendar: fc.Arbitrary<CalendarWindow> = fc.record(
  {
    kind: fc.constant('calendar' as const),
    period: fc.constantFrom('week', 'month', 'quarter', 'year'),
    timeZone: fc.constantFrom(...ZONES),
    weekStart: fc.constantFrom(...WEEKDAYS),
  },
  { requiredKeys: ['kind', 'period', 'timeZone'] }
);
const anyWindow: fc.Arbitrary<SloWindow> = fc.oneof(
  anyCalendar,
  fc.record({ kind: fc.constant('rolling' as const), days: fc.integer({ min: 1, max: 365 }) })
);
const anyTime = fc.integer({ min: EARLIEST, max: LATEST });
const anyDay = anyTime.map((time) => new Date(time).toISOString().slice(0, 10));
/** Hours around a reset, where clocks change most often. */
const anyReset = (calendar: SloWindow) =>
  fc
    .tuple(anyTime, fc.integer({ min: -7_200_000, max: 7_200_000 }))
    .map(([time, off]) => windowAt({ window: calendar }, time).periodTo + off);
const anySlo = (window: fc.Arbitrary<SloWindow>) =>
  fc.record({ window, startsOn: anyDay }, { requiredKeys: ['window'] });

describe('periods, in every zone, of every kind, across every change of clocks', () => {
  test('tile time without gap or overlap', () => {
    fc.assert(
      fc.property(anySlo(anyWindow), anyTime, fc.integer({ min: 0, max: 800 * DAY }), (slo, from, length) => {
        const periods = periodsBetween(slo, from, from + length);
        for (const [index, period] of periods.entries()) {
          expect(period.from).toBeLessThan(period.to);
          expect(period.from).toBe(index === 0 ? period.from : periods[index - 1]!.to);
        }
        if (periods.length > 0) {
          expect(periods.at(-1)!.to).toBe(from + length);
          // All of the time asked about is told, but for what lies before the first day.
          expect(periods[0]!.from <= from || periods[0]!.from === startedAt(slo)).toBe(true);
        }
      }),
      { numRuns: 400 }
    );
  });

  test('are the same from wherever one starts to look', () => {
    fc.assert(
      fc.property(anySlo(anyWindow), anyTime, fc.nat(400 * DAY), fc.nat(400 * DAY), (slo, from, first, second) => {
        const to = from + first + second;
        const later = periodsBetween(slo, from + first, to);
        expect(periodsBetween(slo, from, to).slice(-later.length || Infinity)).toEqual(later);
      }),
      { numRuns: 200 }
    );
  });

  test('have labels of their own', () => {
    fc.assert(
      fc.property(anySlo(anyWindow), anyTime, fc.nat(800 * DAY), (slo, from, length) => {
        const labels = periodsBetween(slo, from, from + length).map((it) => it.label);
        expect(new Set(labels).size).toBe(labels.length);
      }),
      { numRuns: 200 }
    );
  });

  test('are partial only at the first day and where time has not come yet', () => {
    fc.assert(
      fc.property(anySlo(anyCalendar), anyTime, fc.nat(800 * DAY), (slo, from, length) => {
        const periods = periodsBetween(slo, from, from + length);
        for (const [index, { partialBecause, isPartial, ...span }] of periods.entries()) {
          const whole = windowAt(slo, span.from);
          const isWhole = span.from === whole.periodFrom && span.to === whole.periodTo;
          expect(isPartial).toBe(!isWhole);
          expect(isPartial).toBe(partialBecause !== undefined);
          expect(partialBecause === 'starts' && index > 0).toBe(false);
          expect(partialBecause === 'running' && index < periods.length - 1).toBe(false);
        }
      }),
      { numRuns: 200 }
    );
  });

  test('hold the window of every time in them, also in the hours around a reset', () => {
    const anyCase = anySlo(anyCalendar).chain((slo) =>
      fc.tuple(fc.constant(slo), fc.oneof(anyTime, anyReset(slo.window)))
    );
    fc.assert(
      fc.property(anyCase, ([slo, time]) => {
        const { from, to, periodFrom, periodTo } = windowAt(slo, time);
        expect(to).toBe(time);
        expect([periodFrom <= from, from <= to, to < periodTo]).toEqual([true, true, true]);
        const period = periodsBetween(slo, time, time).at(-1);
        // An empty window has no period: at the reset itself, and before the first day.
        expect(period && [period.from, period.to]).toEqual(from < to ? [from, to] : undefined);
      }),
      { numRuns: 600 }
    );
  });

  test('are as long as said at any time in them, and never longer than the longest of the kind', () => {
    fc.assert(
      fc.property(anyCalendar, anyTime, (window, time) => {
        const { periodFrom, periodTo } = windowAt({ window }, time);
        expect(nominalMs({ window }, time)).toBe(periodTo - periodFrom);
        expect(nominalMs({ window }, periodFrom)).toBe(periodTo - periodFrom);
        expect(nominalMs({ window }, periodTo - 1)).toBe(periodTo - periodFrom);
        expect(periodTo - periodFrom).toBeLessThanOrEqual(windowMs(window));
      }),
      { numRuns: 200 }
    );
  });

  test('begin with the first instant of a day that the zone itself calls the first', () => {
    fc.assert(
      fc.property(anyCalendar, anyTime, (window, time) => {
        const { periodFrom } = windowAt({ window }, time);
        const dayOf = (at: number) => new Intl.DateTimeFormat('sv', { timeZone: window.timeZone }).format(at);
        expect(dayOf(periodFrom)).not.toBe(dayOf(periodFrom - 1));
        const named = { week: '', month: '-01', quarter: '-01', year: '-01-01' }[window.period];
        expect(dayOf(periodFrom).endsWith(named)).toBe(true);
      }),
      { numRuns: 200 }
    );
  });

  test('before the first day of a rolling window nothing is counted', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 365 }),
        fc.integer({ min: 0, max: 400 * DAY }),
        (day, days, back) => {
          const slo = { window: { kind: 'rolling', days } as const, startsOn: day };
          const { from, to } = windowAt(slo, Date.parse(day) - back);
          expect(from).toBe(to);
        }
      )
    );
  });
});
