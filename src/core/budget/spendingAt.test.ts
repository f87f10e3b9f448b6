/** @jest-environment node */
import fc from 'fast-check';

import type { Budgeted } from './budgetAt';
import { budgetAt } from './budgetAt';
import { bucketSeries } from './BucketSeries';
import { EVENTS, MINUTES } from './budgetFixture';
import { ExcludedCounts } from './ExcludedCounts';
import { JourneyCounts } from './JourneyCounts';
import { spendingAt } from './spendingAt';
import { Timeline } from './Timeline';

const FINE = 300_000;
const HOUR = 12 * FINE;
const DAY = 24 * HOUR;
const END = Date.UTC(2026, 10, 22, 11);
const WEEKS = 28 * 24;
const SLO: Budgeted = { target: 0.99, window: { kind: 'rolling', days: 28 }, indicator: EVENTS };

/** 28 days of hours, and three of five minutes, with 120 events an hour; `badAt` says how many of the 10 in five minutes are bad. */
function timeline(badAt: (time: number) => number, perFine = 10): Timeline {
  const start = END - WEEKS * HOUR;
  const fine = Array.from({ length: WEEKS * 12 }, (_, i) => badAt(start + i * FINE));
  const hours = Array.from({ length: WEEKS }, (_, h) =>
    fine.slice(h * 12, h * 12 + 12).reduce((sum, it) => sum + it, 0)
  );
  const tail = fine.slice(-72 * 12);
  return new Timeline(bucketSeries(start, HOUR, WEEKS, { total: hours.map(() => 12 * perFine), bad: hours }), [
    bucketSeries(END - 72 * HOUR, FINE, tail.length, { total: tail.map(() => perFine), bad: tail }),
  ]);
}

const during = (...stretches: Array<[from: number, to: number, bad: number]>) =>
  timeline((time) => stretches.find(([from, to]) => time >= from && time < to)?.[2] ?? 0);

describe('what the budget was spent on', () => {
  it('names the incident with its start, end, events and its share of the allowance', () => {
    const from = END - 10 * DAY;
    const { incidents, rest } = spendingAt(during([from, from + 3 * HOUR, 5]), SLO, END);
    const allowed = 0.01 * WEEKS * 120;
    expect(incidents).toEqual([
      {
        from,
        to: from + 3 * HOUR,
        isOpen: false,
        bad: 180,
        total: 360,
        cost: expect.closeTo(180 / allowed, 9),
        peakBurn: expect.closeTo(50, 9),
        part: undefined,
      },
    ]);
    expect(rest).toEqual({ bad: 0, cost: 0 });
  });

  it('is exact to five minutes over the last three days', () => {
    const from = END - DAY + 35 * 60_000;
    const { incidents } = spendingAt(during([from, from + 20 * 60_000, 10]), SLO, END);
    expect(incidents).toMatchObject([{ from, to: from + 20 * 60_000, bad: 40 }]);
  });

  it.each([
    ['a pause of an hour', HOUR, 1],
    ['a longer pause', HOUR + FINE, 2],
  ])('takes what comes after %s for the same incident, or not', (_, pause, count) => {
    const from = END - DAY;
    const again = from + HOUR + pause;
    const { incidents } = spendingAt(during([from, from + HOUR, 5], [again, again + HOUR, 5]), SLO, END);
    expect(incidents).toHaveLength(count);
    expect(incidents.reduce((sum, it) => sum + it.bad, 0)).toBe(120);
  });

  it('marks an incident that is still going on, also while it pauses', () => {
    const open = (to: number) => spendingAt(during([END - 3 * HOUR, to, 5]), SLO, END).incidents[0]!.isOpen;
    expect(open(END)).toBe(true);
    expect(open(END - HOUR + FINE)).toBe(true);
    expect(open(END - HOUR)).toBe(false);
  });

  it('lists no incident where the budget burns steadily one and a half times too fast: all of it is the rest', () => {
    const steady = timeline(() => 0.15);
    const { incidents, rest } = spendingAt(steady, SLO, END);
    expect(incidents).toEqual([]);
    expect(rest.cost).toBeCloseTo(1.5, 9);
  });

  it('lists the dearest five, and keeps the others in the rest', () => {
    const each = Array.from({ length: 8 }, (_, i): [number, number, number] => {
      const from = END - 20 * DAY + i * DAY;
      return [from, from + HOUR, i + 1];
    });
    const { incidents, rest } = spendingAt(during(...each), SLO, END);
    expect(incidents.map((it) => it.bad)).toEqual([96, 84, 72, 60, 48]);
    expect(rest.bad).toBe(36 + 24 + 12);
  });

  it('leaves out what cost less than a hundredth of the allowance', () => {
    const from = END - DAY;
    expect(spendingAt(during([from, from + FINE, 8]), SLO, END).incidents).toEqual([]);
  });

  it('names every bad event against a promise of 100 %, where each costs a whole budget', () => {
    const from = END - DAY;
    const { incidents, rest } = spendingAt(during([from, from + FINE, 2]), { ...SLO, target: 1 }, END);
    expect(incidents).toMatchObject([{ from, bad: 2, cost: 2 }]);
    expect(rest.cost).toBe(0);
  });

  it('does not count an incident that is excluded', () => {
    const from = END - 10 * DAY;
    const counts = new ExcludedCounts(during([from, from + 3 * HOUR, 5]), [{ from, to: from + 3 * HOUR }]);
    expect(spendingAt(counts, SLO, END)).toEqual({ incidents: [], rest: { bad: 0, cost: 0 } });
  });

  it('of a journey is what its worst step went through, by its name', () => {
    const from = END - 10 * DAY;
    const steps = [
      { name: 'Search', weight: 1, counts: during([from, from + HOUR, 2]) },
      { name: 'Pay', weight: 1, counts: during([from + DAY, from + DAY + HOUR, 9]) },
    ];
    const { incidents } = spendingAt(new JourneyCounts('worst', steps), SLO, END);
    expect(incidents).toMatchObject([{ part: 'Pay', from: from + DAY, bad: 108 }]);
  });
});

describe('the costs of all incidents and of the rest', () => {
  const stretches = fc.array(
    fc.tuple(fc.nat(27 * 24 * 12), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 10 })),
    { maxLength: 8 }
  );
  const slos = fc.record({
    target: fc.constantFrom(0.9, 0.99, 0.999),
    window: fc.oneof(
      fc.record({ kind: fc.constant('rolling' as const), days: fc.integer({ min: 1, max: 28 }) }),
      fc.constant({ kind: 'calendar', period: 'month', timeZone: 'Asia/Kolkata' } as const)
    ),
    indicator: fc.constantFrom(EVENTS, MINUTES),
  });

  it('add up to what is spent of the budget, dearest first', () => {
    fc.assert(
      fc.property(stretches, slos, fc.nat(1), (found, slo, background) => {
        const start = END - WEEKS * HOUR;
        const inside = found.map(([from, length, bad]) => ({
          from: start + from * FINE,
          to: start + (from + length) * FINE,
          bad,
        }));
        const counts = timeline(
          (time) =>
            inside.find((it) => time >= it.from && time < it.to)?.bad ?? (time % (7 * FINE) === 0 ? background : 0)
        );
        const { incidents, rest } = spendingAt(counts, slo, END);
        const spent = 1 - budgetAt(counts, slo, END).remaining!;
        const sum = incidents.reduce((all, it) => all + it.cost, rest.cost);
        expect(sum).toBeCloseTo(spent, 9);
        expect(incidents.map((it) => it.cost)).toEqual(incidents.map((it) => it.cost).sort((a, b) => b - a));
        for (const it of incidents) {
          expect(counts.between(it.from, it.to)).toMatchObject({ bad: it.bad, total: it.total });
        }
      }),
      { numRuns: 60 }
    );
  });
});
