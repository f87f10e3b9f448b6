/** @jest-environment node */
import fc from 'fast-check';

import { budgetAt } from '../core/budget/budgetAt';
import { burnAt } from '../core/budget/burnAt';
import { BURN_WINDOWS } from '../core/budget/burnWindows';
import { groupsAt } from '../core/budget/groupsAt';
import { windowAt } from '../core/slo/windowAt';
import { anyCase, calendar, type HistoryCase, rolling } from './anyCaseFixture';
import { BruteForce, differences } from './bruteForceFixture';
import { type History, indicatorOf, type MeasuredSlo, readHistory } from './historyFixture';

const DAY = 86_400_000;

function budgetDifferences({ slo, history, at }: HistoryCase): string[] {
  const { counts, raw, plan } = readHistory(slo, history, at);
  const time = plan.evaluatedTo;
  const compare = (name: string, ours: typeof counts, exact: BruteForce) => {
    const budget = budgetAt(ours, slo, time);
    const truth = exact.budgetAt(time);
    const burn = burnAt(ours, slo, time);
    return differences({
      [`${name} remaining`]: [budget.remaining, truth.remaining],
      [`${name} seen`]: [budget.total > 0 ? 1 : 0, truth.total > 0 ? 1 : 0],
      ...(truth.total > 0 && {
        [`${name} used`]: [budget.bad / budget.allowedBad, truth.bad / truth.allowedBad],
        [`${name} left`]: [budget.leftBad, budget.allowedBad * truth.remaining!],
      }),
      ...(slo.indicator.kind !== 'composite' &&
        truth.total > 0 && {
          [`${name} bad`]: [budget.bad, truth.bad],
          [`${name} total`]: [budget.total, truth.total],
          [`${name} allowed`]: [budget.allowedBad, truth.allowedBad],
          [`${name} expected`]: [budget.expectedTotal, truth.expectedTotal],
        }),
      ...Object.fromEntries(
        BURN_WINDOWS.map(({ id, ms }, i) => [`${name} ${id}`, [burn.rates[i]!.rate, exact.burn(time - ms, time)]])
      ),
      [`${name} whole`]: [burn.whole.rate, exact.burn(windowAt(slo, time).from, time)],
    });
  };
  return [
    ...compare('adjusted', counts, new BruteForce(slo, history)),
    ...compare('raw', raw, new BruteForce(slo, history, [])),
  ];
}

function agrees(shapes: fc.Arbitrary<HistoryCase>, numRuns = 40): void {
  fc.assert(
    fc.property(shapes, (shape) => {
      expect(budgetDifferences(shape)).toEqual([]);
    }),
    { numRuns }
  );
}

describe('remaining, allowed and burn are those of a count of every event', () => {
  it('in rolling windows of 1 to 365 days', () => agrees(anyCase({ window: rolling })));

  it('in weeks, months, quarters and years of every zone, down to midnights at a quarter past', () =>
    agrees(anyCase({ window: calendar }), 100));

  it('for the sum of all groups that had data within a day', () => agrees(anyCase({ groups: 4 })));

  it('for journeys by their worst step or by weight', () => agrees(anyCase({ steps: 4 })));

  it('for journeys in several regions, some of which disappeared', () => agrees(anyCase({ steps: 3, groups: 3 })));

  it('without the excluded five minutes, beside the raw ones with them', () => agrees(anyCase({ excluded: 4 }), 60));

  it('for all of it together', () => agrees(anyCase({ steps: 2, groups: 3, excluded: 3 })));

  it('in the first period of an SLO, which counts from its first day', () =>
    agrees(anyCase({ startsWithin: 40, excluded: 1 }), 100));
});

describe('a calendar boundary off the hour', () => {
  const month = (timeZone: string): MeasuredSlo => ({
    window: { kind: 'calendar', period: 'month', timeZone },
    target: 0.99,
    indicator: indicatorOf(1, 'events', 'worst'),
  });
  const at = Date.UTC(2026, 10, 22, 11, 7);

  it.each([
    ['Asia/Kolkata', Date.UTC(2026, 9, 31, 18, 30)],
    ['Pacific/Chatham', Date.UTC(2026, 9, 31, 10, 15)],
    ['Asia/Kathmandu', Date.UTC(2026, 9, 31, 18, 15)],
  ])('parts two events a millisecond apart: %s', (timeZone, boundary) => {
    const slo = month(timeZone);
    expect(windowAt(slo, at).from).toBe(boundary);
    const events = [boundary - 1, boundary].map((time) => ({ time, isBad: true }));
    const group = { labels: {}, alive: [{ from: at - 120 * DAY, to: at }], events };
    const history: History = { steps: [{ name: '', weight: 1, groups: [group] }], excluded: [] };
    const { counts, plan } = readHistory(slo, history, at);
    expect(budgetAt(counts, slo, plan.evaluatedTo).bad).toBe(1);
  });
});

describe('each group', () => {
  it('has the budget of its own events, worst first, and those that disappeared last', () => {
    fc.assert(
      fc.property(anyCase({ groups: 5, excluded: 1 }), ({ slo, history, at }) => {
        const { groups, plan } = readHistory(slo, history, at);
        const statuses = groupsAt(groups!, slo, plan.evaluatedTo);
        const wrong = statuses.flatMap(({ name, budget, isStale }) => {
          const group = history.steps[0]!.groups.find((it) => it.labels.region === name)!;
          const alone = { ...history, steps: [{ ...history.steps[0]!, groups: [group] }] };
          const exact = new BruteForce({ ...slo, groupBy: undefined }, alone);
          expect(isStale).toBe(exact.isGone(group, plan.evaluatedTo));
          return differences({ [name]: [budget.remaining, exact.budgetAt(plan.evaluatedTo).remaining] });
        });
        expect(wrong).toEqual([]);
        const order = statuses.map((it) => [Number(it.isStale), it.budget.remaining ?? Infinity]);
        expect(order).toEqual([...order].sort((a, b) => a[0]! - b[0]! || (a[1]! < b[1]! ? -1 : a[1]! > b[1]! ? 1 : 0)));
      }),
      { numRuns: 60 }
    );
  });
});
