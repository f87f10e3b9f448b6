/** @jest-environment node */
import { budgetAt } from './budgetAt';
import { burnAt } from './burnAt';
import { countedSeries, EVENTS, MINUTES, type TestCount } from './budgetFixture';
import { JourneyCounts } from './JourneyCounts';
import { exhaustsAt, projectLeft } from './projectLeft';
import { Timeline } from './Timeline';

const HOUR = 3_600_000;
const END = Date.UTC(2026, 10, 29);
const WEEK = { target: 0.99, window: { kind: 'rolling', days: 7 }, indicator: EVENTS } as const;

const step = (name: string, count: (hoursAgo: number) => TestCount, weight = 1) => ({
  name,
  weight,
  counts: new Timeline(
    countedSeries(
      END - 168 * HOUR,
      HOUR,
      Array.from({ length: 168 }, (_, i) => count(168 - i))
    ),
    []
  ),
});

const search = step('Search', () => ({ total: 1000, bad: 1 }), 3);
const pay = step('Pay', () => ({ total: 10, bad: 0.2 }));
const idle = step('Return', () => ({ total: 0 }));

describe('a journey', () => {
  it('that is as good as its worst step has that step’s budget, by its name', () => {
    const budget = budgetAt(new JourneyCounts('worst', [search, pay, idle]), WEEK, END);
    expect(budget).toMatchObject({ part: 'Pay', total: 1680 });
    expect(budget.remaining).toBeCloseTo(1 - 0.02 / 0.01, 9);
  });

  it('that is weighted has the mean of the error ratios, however busy a step is', () => {
    const budget = budgetAt(new JourneyCounts('weighted', [search, pay]), WEEK, END);
    expect(budget.part).toBeUndefined();
    expect(budget.remaining).toBeCloseTo(1 - (3 * 0.001 + 0.02) / 4 / 0.01, 9);
    expect(burnAt(new JourneyCounts('weighted', [search, pay]), WEEK, END).whole.rate).toBeCloseTo(0.575, 9);
  });

  it('does not weigh a step without traffic, now or in what is projected', () => {
    const [without, with_] = [
      [search, pay],
      [search, pay, idle],
    ].map((it) => new JourneyCounts('weighted', it));
    expect(budgetAt(with_!, WEEK, END).remaining).toBe(budgetAt(without!, WEEK, END).remaining);
    expect(projectLeft(with_!, WEEK, END, 'same pace')).toEqual(projectLeft(without!, WEEK, END, 'same pace'));
  });

  it('runs out when its worst step does', () => {
    const failing = step('Pay', (ago) => ({ total: 10, bad: ago <= 24 ? 0.4 : 0 }));
    const alone = exhaustsAt(failing.counts, WEEK, END);
    expect(alone).toBeDefined();
    expect(exhaustsAt(new JourneyCounts('worst', [search, failing]), WEEK, END)).toBe(alone);
  });

  it('is covered only as far as every step is, and says nothing ahead where one step is unknown', () => {
    const silent = step('Pay', (ago) => (ago <= 42 ? {} : { total: 10, bad: 0 }));
    const journey = new JourneyCounts('worst', [search, silent]);
    expect(budgetAt(journey, WEEK, END).coverage).toBeCloseTo(0.75, 9);
    expect(projectLeft(journey, WEEK, END, 'same pace')).toEqual([]);
  });

  it('in minutes of a year takes the step that has least left of the whole year, not of the minutes seen', () => {
    const year = {
      ...WEEK,
      window: { kind: 'calendar', period: 'year', timeZone: 'UTC' },
      indicator: MINUTES,
    } as const;
    const seenAll = step('Search', (ago) => ({ total: 60, bad: ago === 5 ? 40 : 0 }));
    const seenLittle = step('Pay', (ago) => (ago > 24 ? {} : { total: 60, bad: ago === 5 ? 20 : 0 }));
    const budget = budgetAt(new JourneyCounts('worst', [seenLittle, seenAll]), year, END);
    expect(budget.part).toBe('Search');
    const alone = budgetAt(seenAll.counts, year, END);
    expect(budget).toMatchObject({ bad: 40, allowedBad: alone.allowedBad, remaining: alone.remaining });
  });
});
