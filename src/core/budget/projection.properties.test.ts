/** @jest-environment node */
import fc from 'fast-check';

import { windowAt } from '../slo/windowAt';
import { type Budgeted, budgetAt } from './budgetAt';
import { bucketSeries } from './BucketSeries';
import { countedSeries, EVENTS, MINUTES } from './budgetFixture';
import { GroupedCounts } from './GroupedCounts';
import { exhaustsAt, projectLeft, recoversAbove } from './projectLeft';
import { Timeline } from './Timeline';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const END = Date.UTC(2026, 10, 22, 11);
const HOURS = 60 * 24;
const PER_HOUR = 1000;

/** Sixty days of hours until END, and what comes after: as many events an hour as before. */
function timeline(bad: readonly number[], hoursAfter = 0): Timeline {
  const all = [...bad, ...Array<number>(hoursAfter).fill(0)];
  return new Timeline(
    bucketSeries(END - bad.length * HOUR, HOUR, all.length, { total: all.map(() => PER_HOUR), bad: all }),
    []
  );
}

const rolling = (days: number, target = 0.99): Budgeted => ({
  target,
  window: { kind: 'rolling', days },
  indicator: EVENTS,
});
/** Mostly quiet hours and some bad ones. */
const anyBad = fc.array(fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 400 })), {
  minLength: HOURS,
  maxLength: HOURS,
});

describe('if nothing else fails, a rolling window', () => {
  it('is left at each full hour with what counting again then will say', () => {
    fc.assert(
      fc.property(anyBad, fc.integer({ min: 1, max: 28 }), fc.nat(), (bad, days, pick) => {
        const points = projectLeft(timeline(bad), rolling(days), END, 'nothing fails');
        const later = timeline(bad, days * 24);
        const { time, remaining } = points[pick % points.length]!;
        expect(remaining).toBeCloseTo(budgetAt(later, rolling(days), time).remaining!, 9);
      }),
      { numRuns: 50 }
    );
  });

  it('recovers in the hour in which counting again says so', () => {
    fc.assert(
      fc.property(anyBad, fc.integer({ min: 1, max: 28 }), fc.constantFrom(0, 0.1, 0.3, 0.9), (bad, days, share) => {
        const slo = rolling(days);
        const found = recoversAbove(timeline(bad), slo, END, share);
        const later = timeline(bad, days * 24);
        const isAbove = (time: number) => budgetAt(later, slo, time).remaining! > share;
        let first = END;
        while (!isAbove(first)) {
          first += HOUR;
        }
        expect(found).toBeDefined();
        expect(found! >= Math.max(END, first - HOUR) && found! <= first).toBe(true);
      }),
      { numRuns: 50 }
    );
  });

  it('has all of its budget again after one window at the latest', () => {
    const points = projectLeft(timeline(Array<number>(HOURS).fill(300)), rolling(7), END + 1, 'nothing fails');
    expect(points.at(-1)).toEqual({ time: END + 1 + 7 * DAY, remaining: 1 });
  });

  it('is exact off the hour too: it looks at full hours, where hourly buckets end', () => {
    const fine = countedSeries(END, 300_000, Array(7).fill({ total: PER_HOUR / 12 }));
    const bad = Array.from({ length: HOURS }, (_, i) => (i === HOURS - 7 * 24 + 3 ? 100 : 0));
    const hourly = countedSeries(
      END - HOURS * HOUR,
      HOUR,
      bad.map((it) => ({ total: PER_HOUR, bad: it }))
    );
    const points = projectLeft(new Timeline(hourly, [fine]), rolling(7), END + 35 * 60_000, 'nothing fails');
    expect(points.slice(0, 6).map((it) => it.remaining < 1)).toEqual([true, true, true, true, false, false]);
    expect(points[4]!.time).toBe(END + 4 * HOUR);
  });
});

describe('the budget runs out', () => {
  it('never where bad events come slower than old ones age out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 28 }),
        fc.double({ min: 0.2, max: 9.99, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (days, before, slower) => {
          const bad = Array.from({ length: HOURS }, (_, i) => (i < HOURS - 24 ? before : before * slower));
          expect(exhaustsAt(timeline(bad), rolling(days), END)).toBeUndefined();
        }
      )
    );
  });

  it('when counting on at the pace of the last day says so', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 28 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.integer({ min: 11, max: 300 }),
        (days, before, lately) => {
          const bad = Array.from({ length: HOURS }, (_, i) => (i < HOURS - 24 ? before : lately));
          const slo = rolling(days);
          const now = budgetAt(timeline(bad), slo, END).remaining!;
          const after = Array<number>(days * 24).fill(lately);
          const later = countedSeries(
            END - HOURS * HOUR,
            HOUR,
            [...bad, ...after].map((it) => ({ total: PER_HOUR, bad: it }))
          );
          const isGone = (time: number) => budgetAt(new Timeline(later, []), slo, time).remaining! <= 1e-12;
          const found = exhaustsAt(timeline(bad), slo, END);
          if (now <= 0) {
            expect(found).toBeUndefined();
            return;
          }
          let first = END;
          while (!isGone(first)) {
            first += HOUR;
          }
          expect(Math.ceil(found! / HOUR) * HOUR).toBe(first);
        }
      ),
      { numRuns: 40 }
    );
  });

  it('not for somebody who has used it up already', () => {
    expect(exhaustsAt(timeline(Array<number>(HOURS).fill(11)), rolling(28), END)).toBeUndefined();
  });

  it('within a calendar period or not at all', () => {
    const month: Budgeted = { ...rolling(28), window: { kind: 'calendar', period: 'month', timeZone: 'Asia/Kolkata' } };
    const { periodTo } = windowAt(month, END);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (lately) => {
        const bad = Array.from({ length: HOURS }, (_, i) => (i < HOURS - 24 ? 5 : lately));
        const found = exhaustsAt(timeline(bad), month, END) ?? periodTo;
        expect(found > END && found <= periodTo).toBe(true);
      })
    );
  });
});

describe('a calendar window', () => {
  const month = (indicator = EVENTS, timeZone = 'Asia/Kolkata'): Budgeted => ({
    target: 0.99,
    window: { kind: 'calendar', period: 'month', timeZone },
    indicator,
  });
  const { periodTo } = windowAt(month(), END);

  it('recovers when it starts anew at the latest, midnight of its zone', () => {
    expect(new Date(periodTo).toISOString()).toBe('2026-11-30T18:30:00.000Z');
    expect(recoversAbove(timeline(Array<number>(HOURS).fill(900)), month(), END, 0.1)).toBe(periodTo);
    fc.assert(
      fc.property(anyBad, fc.constantFrom(0, 0.1, 0.5, 0.99), (bad, share) => {
        const found = recoversAbove(timeline(bad), month(), END, share)!;
        expect(found >= END && found <= periodTo).toBe(true);
      }),
      { numRuns: 50 }
    );
  });

  it('is told to its very end, off the hour as it is', () => {
    const points = projectLeft(timeline(Array<number>(HOURS).fill(5)), month(), END, 'same pace');
    expect(points.at(-1)!.time).toBe(periodTo);
    expect(points.every((it) => it.time <= periodTo)).toBe(true);
  });

  /** Minutes: 60 an hour, of which some are bad. */
  const minutes = (bad: readonly number[], hours = bad.length) =>
    new Timeline(
      countedSeries(
        END - bad.length * HOUR,
        HOUR,
        bad.slice(0, hours).map((it) => ({ total: 60, bad: it }))
      ),
      []
    );

  it('of minutes allows a share of all its minutes from its first day on: they are known to come', () => {
    const bad = Array.from({ length: HOURS }, (_, i) => (i === HOURS - 5 ? 30 : 0));
    const budget = budgetAt(minutes(bad), month(MINUTES, 'UTC'), END);
    expect(budget.allowedBad).toBeCloseTo(0.01 * 30 * 1440, 9);
    expect(budget.remaining).toBeCloseTo(1 - 30 / 432, 12);
  });

  it('of minutes regains nothing before it starts anew, and runs out at the pace of the last day', () => {
    const bad = Array.from({ length: HOURS }, (_, i) => (i < HOURS - 24 ? 0 : 6));
    const slo = month(MINUTES, 'UTC');
    const counts = minutes(bad);
    const { remaining, allowedBad } = budgetAt(counts, slo, END);
    expect(new Set(projectLeft(counts, slo, END, 'nothing fails').map((it) => it.remaining))).toEqual(
      new Set([remaining])
    );
    expect(exhaustsAt(counts, slo, END)! - END).toBeCloseTo(((allowedBad - 144) / 6) * HOUR, -1);
  });

  it('of the minutes of three groups expects the minutes of each', () => {
    const bad = Array<number>(HOURS).fill(0);
    const one = budgetAt(minutes(bad), month(MINUTES, 'UTC'), END).allowedBad;
    const three = new GroupedCounts([minutes(bad), minutes(bad), minutes(bad)]);
    expect(budgetAt(three, month(MINUTES, 'UTC'), END).allowedBad).toBeCloseTo(3 * one, 9);
    const gone = minutes(bad, HOURS - 48);
    const seen = budgetAt(new GroupedCounts([minutes(bad), gone]), month(MINUTES, 'UTC'), END).allowedBad;
    expect(seen).toBeCloseTo(one, 9);
  });
});
