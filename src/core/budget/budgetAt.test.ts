/** @jest-environment node */
import fc from 'fast-check';

import { countedSeries, EVENTS } from './budgetFixture';
import { budgetAt } from './budgetAt';
import { remainingShare } from './remainingShare';
import { Timeline } from './Timeline';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const END = 1_795_298_400_000;
const WEEK = { target: 0.99, window: { kind: 'rolling', days: 7 }, indicator: EVENTS } as const;

function hourly(hours: number, count: (hour: number) => { total?: number; bad?: number }): Timeline {
  return new Timeline(
    countedSeries(
      END - hours * HOUR,
      HOUR,
      Array.from({ length: hours }, (_, i) => count(i))
    ),
    []
  );
}

describe('the budget of a window', () => {
  it('weighs events, not hours: one busy bad hour counts more than many quiet good ones', () => {
    const timeline = hourly(24 * 7, (hour) => (hour === 100 ? { total: 10_000, bad: 500 } : { total: 10, bad: 0 }));
    const budget = budgetAt(timeline, WEEK, END);
    expect(budget.total).toBe(11_670);
    expect(budget.allowedBad).toBeCloseTo(116.7, 9);
    expect(budget.leftBad).toBeCloseTo(-383.3, 9);
    expect(budget.remaining).toBeCloseTo(1 - 500 / 116.7, 9);
  });

  it('counts nothing from before the window', () => {
    const timeline = hourly(24 * 14, (hour) => ({ total: 100, bad: hour < 24 * 7 ? 100 : 0 }));
    expect(budgetAt(timeline, WEEK, END).remaining).toBe(1);
  });

  it('may be overspent without bound', () => {
    expect(
      budgetAt(
        hourly(24 * 7, () => ({ total: 100, bad: 100 })),
        WEEK,
        END
      ).remaining
    ).toBeCloseTo(-99, 9);
  });

  it('has no remaining share without traffic', () => {
    const budget = budgetAt(
      hourly(24 * 7, () => ({ total: 0 })),
      WEEK,
      END
    );
    expect(budget.remaining).toBeUndefined();
    expect(budget.coverage).toBe(1);
  });

  it('shows missing hours as coverage, neither good nor bad', () => {
    const timeline = hourly(24 * 7, (hour) => (hour >= 24 * 3 && hour < 24 * 6 ? {} : { total: 100, bad: 1 }));
    const budget = budgetAt(timeline, WEEK, END);
    expect(budget.coverage).toBeCloseTo(4 / 7, 9);
    expect(budget.remaining).toBeCloseTo(0, 9);
  });

  it('says so when the data begins inside the window, and does not call that a gap', () => {
    const budget = budgetAt(
      hourly(48, () => ({ total: 100, bad: 0 })),
      WEEK,
      END
    );
    expect(budget.partialSince).toBe(END - 2 * DAY);
    expect(budget.coverage).toBe(1);
  });

  it('notices more bad than total events', () => {
    expect(
      budgetAt(
        hourly(24 * 7, () => ({ total: 10, bad: 30 })),
        WEEK,
        END
      ).oddities
    ).toEqual(['bad-exceeds-total']);
  });

  it('never answers NaN or infinity', () => {
    const count = fc.record(
      { total: fc.oneof(fc.nat(), fc.constant(NaN), fc.constant(-1)), bad: fc.oneof(fc.nat(), fc.constant(Infinity)) },
      { requiredKeys: [] }
    );
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (counts, target) => {
          const timeline = hourly(counts.length, (i) => counts[i]!);
          const budget = budgetAt(timeline, { ...WEEK, target }, END);
          const numbers = [
            budget.bad,
            budget.total,
            budget.allowedBad,
            budget.leftBad,
            budget.coverage,
            budget.remaining ?? 0,
          ];
          expect(numbers.every(Number.isFinite)).toBe(true);
        }
      )
    );
  });
});

describe('the share left', () => {
  it.each([
    ['nothing bad', 0.999, 0, 1000, 1],
    ['half of what is allowed', 0.999, 1, 2000, 0.5],
    ['exactly what is allowed', 0.999, 2, 2000, 0],
    ['twice what is allowed', 0.999, 4, 2000, -1],
    ['a target of 0 allows every event to be bad', 0, 10, 10, 0],
    ['a target of 1 without a bad event', 1, 0, 10, 1],
    ['a target of 1 with its first bad event', 1, 1, 10, 0],
    ['a target of 1 with more', 1, 3, 10, -2],
  ])('%s', (_, target, bad, total, expected) => {
    expect(remainingShare(target, bad, total)).toBeCloseTo(expected, 12);
  });

  it('is absent without events', () => {
    expect(remainingShare(0.999, 0, 0)).toBeUndefined();
  });
});
