/** @jest-environment node */
import { periodsBetween } from '../slo/periodsBetween';
import { type Budgeted, budgetAt } from './budgetAt';
import { countedSeries, EVENTS, MINUTES } from './budgetFixture';
import { ExcludedCounts } from './ExcludedCounts';
import { GroupedCounts } from './GroupedCounts';
import { ledgerOf } from './ledgerOf';
import { Timeline } from './Timeline';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 8, 1);
const NOW = Date.UTC(2026, 10, 11);
const MONTHS: Budgeted = {
  target: 0.99,
  window: { kind: 'calendar', period: 'month', timeZone: 'UTC' },
  indicator: EVENTS,
};

function timeline(count: (time: number) => { total?: number; bad?: number }): Timeline {
  const hours = (NOW - START) / HOUR;
  return new Timeline(
    countedSeries(
      START,
      HOUR,
      Array.from({ length: hours }, (_, i) => count(START + i * HOUR))
    ),
    []
  );
}

const ledger = (counts: Timeline | ExcludedCounts | GroupedCounts, slo = MONTHS) =>
  ledgerOf(counts, slo, periodsBetween(slo, START, NOW), []);

describe('the ledger', () => {
  it('tells of each period what was promised, what came of it, and the sum behind it', () => {
    const october = Date.UTC(2026, 9, 1);
    const counts = timeline((time) => ({ total: 100, bad: time >= october && time < october + DAY ? 50 : 0 }));
    const [september, second] = ledger(counts);
    expect(september).toMatchObject({
      target: 0.99,
      result: 1,
      kept: true,
      used: 0,
      bad: 0,
      total: 72_000,
      minutes: 43_200,
    });
    expect(second).toMatchObject({
      period: { label: 'Oct 2026', isPartial: false },
      kept: false,
      bad: 1200,
      total: 74_400,
      allowedBad: 744,
      coverage: 1,
    });
    expect(second!.result).toBeCloseTo(1 - 1200 / 74_400, 12);
    expect(second!.used).toBeCloseTo(1200 / 744, 12);
  });

  it('says of the running period what the budget says', () => {
    const bad = timeline((time) => ({ total: 60, bad: time === NOW - DAY ? 60 : 0 }));
    for (const slo of [MONTHS, { ...MONTHS, indicator: MINUTES }]) {
      const running = ledger(bad, slo).at(-1)!;
      const { remaining, allowedBad } = budgetAt(bad, slo, NOW);
      expect(running).toMatchObject({ used: 1 - remaining!, allowedBad, period: { partialBecause: 'running' } });
    }
  });

  it('takes a promise for kept where exactly all that is allowed was used, and not an event more', () => {
    const half = { ...MONTHS, target: 0.5 };
    const keptWith = (bad: number) =>
      ledger(
        timeline((time) => (time === START ? { total: 8, bad } : { total: 0 })),
        half
      )[0];
    expect(keptWith(4)).toMatchObject({ used: 1, kept: true });
    expect(keptWith(5)).toMatchObject({ used: 1.25, kept: false });
  });

  it('does not say kept or not of a period without traffic', () => {
    const [september] = ledger(timeline((time) => ({ total: time < START + 30 * DAY ? 0 : 5 })));
    expect(september).toMatchObject({ kept: undefined, used: undefined, result: undefined, total: 0, coverage: 1 });
  });

  it('shows what it lacks as coverage, and what is excluded as minutes of its own', () => {
    const counts = timeline((time) => (time >= START + 10 * DAY && time < START + 16 * DAY ? {} : { total: 1 }));
    expect(ledger(counts)[0]).toMatchObject({ coverage: 0.8, coveredMinutes: 24 * 1440, excludedMinutes: 0 });
    const excluded = new ExcludedCounts(counts, [{ from: START + 10 * DAY, to: START + 16 * DAY }]);
    expect(ledger(excluded)[0]).toMatchObject({ coverage: 1, coveredMinutes: 24 * 1440, excludedMinutes: 6 * 1440 });
  });

  it('counts in a past period the groups that were there at its end', () => {
    const gone = timeline((time) => (time < START + 45 * DAY ? { total: 10 } : {}));
    const counts = new GroupedCounts([timeline(() => ({ total: 1 })), gone]);
    expect(ledger(counts).map((it) => it.total)).toEqual([30 * 24 * 11, 31 * 24, 10 * 24]);
  });

  it('names the tiers that held at some time of a period', () => {
    const [october, november] = [Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 1)];
    const spells = [
      { tier: 'ship', from: START, to: october },
      { tier: 'care', from: october, to: november + DAY },
      { tier: 'stop', from: november + DAY, to: NOW },
    ];
    const told = ledgerOf(
      timeline(() => ({ total: 1 })),
      MONTHS,
      periodsBetween(MONTHS, START, NOW),
      spells
    );
    expect(told.map((it) => it.tiers.map((spell) => spell.tier))).toEqual([['ship'], ['care'], ['care', 'stop']]);
  });
});
