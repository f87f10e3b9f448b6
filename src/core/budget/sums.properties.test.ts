/** @jest-environment node */
import fc from 'fast-check';

import { periodsBetween } from '../slo/periodsBetween';
import { ZONES } from '../slo/zonesFixture';
import { bucketSeries } from './BucketSeries';
import { countedSeries, EVENTS, type TestCount } from './budgetFixture';
import { ExcludedCounts, mergeRanges } from './ExcludedCounts';
import { GroupedCounts } from './GroupedCounts';
import { ledgerOf } from './ledgerOf';
import { Timeline } from './Timeline';

const FINE = 300_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 9, 20, 11);

const slots = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ total: fc.nat(1000), bad: fc.nat(100) }) },
    fc.constant({} as TestCount)
  ),
  { minLength: 48, maxLength: 300 }
);

/** The same counts in buckets of several fine ones. */
function merged(counts: readonly TestCount[], factor: number): TestCount[] {
  return Array.from({ length: Math.floor(counts.length / factor) }, (_, i) => {
    const inside = counts.slice(i * factor, (i + 1) * factor).filter((it) => it.total !== undefined);
    const sum = (pick: (it: TestCount) => number) => inside.reduce((all, it) => all + pick(it), 0);
    return inside.length === 0 ? {} : { total: sum((it) => it.total!), bad: sum((it) => it.bad!) };
  });
}

const whole = (counts: readonly TestCount[]) => counts.slice(0, Math.floor(counts.length / 12) * 12);
const fineAlone = (counts: readonly TestCount[]) => new Timeline(countedSeries(START, FINE, counts), []);
const hoursWithFine = (counts: readonly TestCount[]) =>
  new Timeline(countedSeries(START, HOUR, merged(counts, 12)), [countedSeries(START, FINE, counts)]);

describe('buckets split and merged', () => {
  it('give the same sums over any stretch', () => {
    fc.assert(
      fc.property(slots, fc.nat(), fc.nat(), (all, a, b) => {
        const counts = whole(all);
        const [from, to] = [a, b].map((it) => START + (it % (counts.length + 1)) * FINE).sort((x, y) => x - y);
        const sumOf = ({ bad, total }: { bad: number; total: number }) => ({ bad, total });
        expect(sumOf(hoursWithFine(counts).between(from!, to!))).toEqual(sumOf(fineAlone(counts).between(from!, to!)));
      })
    );
  });

  it('give the same sums over whole hours, of half-hours as of five minutes', () => {
    fc.assert(
      fc.property(slots, fc.nat(), fc.nat(), (all, a, b) => {
        const counts = whole(all);
        const halves = new Timeline(countedSeries(START, 6 * FINE, merged(counts, 6)), []);
        const [from, to] = [a, b].map((it) => START + (it % (counts.length / 12 + 1)) * HOUR).sort((x, y) => x - y);
        const fine = fineAlone(counts).between(from!, to!);
        expect(halves.between(from!, to!)).toMatchObject({ bad: fine.bad, total: fine.total });
      })
    );
  });

  it('of fractional counts, as sources estimate them, leave a quiet stretch at exactly nothing', () => {
    const busy = fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(busy, fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 11 }), (values, hour, slot) => {
        const quietFrom = hour * 12 + slot;
        const counts = Array.from({ length: 24 * 12 }, (_, i) => {
          const value = i >= quietFrom && i < quietFrom + 12 ? 0 : values[i % 24]! / 3;
          return { total: value, bad: value / 7 };
        });
        const timeline = hoursWithFine(counts);
        const from = START + quietFrom * FINE;
        expect(timeline.between(from, from + HOUR)).toMatchObject({ total: 0, bad: 0 });
        const excluded = new ExcludedCounts(timeline, [
          { from: START, to: from },
          { from: from + HOUR, to: START + DAY },
        ]);
        expect(excluded.between(START, START + DAY)).toMatchObject({ total: 0, bad: 0 });
      })
    );
  });

  it('keep the last five minutes of an hour to themselves, also where the hour is estimated higher than its parts', () => {
    const fine = Array.from({ length: 24 }, () => ({ total: 10, bad: 0 }));
    const timeline = new Timeline(countedSeries(START, HOUR, [{ total: 130, bad: 10 }, { total: 120 }]), [
      countedSeries(START, FINE, fine),
    ]);
    expect(timeline.between(START + HOUR - FINE, START + HOUR)).toMatchObject({ total: 10, bad: 0 });
    expect(timeline.between(START, START + HOUR)).toMatchObject({ total: 130, bad: 10 });
  });
});

describe('what is excluded', () => {
  const ranges = fc.array(fc.record({ from: fc.nat(300 * FINE), length: fc.integer({ min: 1, max: 40 * FINE }) }), {
    maxLength: 5,
  });

  it('is taken out, and everything else is left, wherever one looks', () => {
    fc.assert(
      fc.property(slots, ranges, fc.nat(), fc.nat(), (counts, found, a, b) => {
        const out = found.map(({ from, length }) => ({ from: START + from, to: START + from + length }));
        const excluded = new ExcludedCounts(fineAlone(counts), mergeRanges(out, FINE));
        const [first, last] = [a, b].map((it) => it % (counts.length + 1)).sort((x, y) => x - y);
        const isOut = (i: number) => out.some((it) => it.from < START + (i + 1) * FINE && it.to > START + i * FINE);
        const inside = counts.map((it, i) => ({ ...it, i })).slice(first, last);
        const kept = inside.filter(({ i }) => !isOut(i));
        expect(excluded.between(START + first! * FINE, START + last! * FINE)).toMatchObject({
          total: kept.reduce((sum, it) => sum + (it.total ?? 0), 0),
          bad: kept.reduce((sum, it) => sum + (it.bad ?? 0), 0),
          coveredMs: kept.filter((it) => it.total !== undefined).length * FINE,
          excludedMs: inside.filter(({ i }) => isOut(i)).length * FINE,
        });
      }),
      { numRuns: 200 }
    );
  });

  it('takes the oddities of its own stretch with it', () => {
    const good = { total: [100, 0], good: [90, 50] };
    const odd = new Timeline(bucketSeries(START, FINE, 2, good), []);
    expect(odd.between(START, START + 2 * FINE)).toMatchObject({ bad: 0, excessGood: 40 });
    const without = new ExcludedCounts(odd, [{ from: START + FINE, to: START + 2 * FINE }]);
    expect(without.between(START, START + 2 * FINE)).toMatchObject({ bad: 10, excessGood: undefined });
  });

  it('does not make a group disappear', () => {
    const series = (last: number) =>
      countedSeries(
        START,
        HOUR,
        Array.from({ length: 72 }, (_, i) => (i < last ? { total: 1 } : {}))
      );
    const end = START + 72 * HOUR;
    const maintenance = [{ from: end - 30 * HOUR, to: end }];
    const [here, gone] = [72, 30].map((last) => new Timeline(series(last), []));
    expect(new GroupedCounts([here!, gone!], maintenance).between(START, end).total).toBe(42);
  });
});

describe('the ledger', () => {
  const days = fc.array(fc.record({ total: fc.nat(5000), bad: fc.nat(50) }), {
    minLength: 24 * 30,
    maxLength: 24 * 30,
  });
  const windows = fc.oneof(
    fc.record({ kind: fc.constant('rolling' as const), days: fc.integer({ min: 1, max: 365 }) }),
    fc.record({
      kind: fc.constant('calendar' as const),
      period: fc.constantFrom('week', 'month', 'quarter', 'year'),
      timeZone: fc.constantFrom(...ZONES),
    })
  );
  const any = { seed: days, window: windows, target: fc.constantFrom(0.9, 0.95, 0.99, 0.995, 0.999, 1) };

  it('adds up to everything there was, each event in one period', () => {
    fc.assert(
      fc.property(fc.record(any), fc.nat(20 * DAY), ({ seed, window, target }, length) => {
        const timeline = new Timeline(countedSeries(START, HOUR, seed), [
          countedSeries(
            START,
            FINE,
            seed.flatMap(({ total, bad }) => [{ total, bad }, ...Array(11).fill({ total: 0, bad: 0 })])
          ),
        ]);
        const to = START + Math.floor(length / FINE) * FINE;
        const slo = { window, target, indicator: EVENTS };
        const ledger = ledgerOf(timeline, slo, periodsBetween(slo, START, to), []);
        const all = timeline.between(START, to);
        const sum = (pick: (it: (typeof ledger)[number]) => number) =>
          ledger.reduce((it, entry) => it + pick(entry), 0);
        expect(sum((it) => it.bad)).toBe(all.bad);
        expect(sum((it) => it.total)).toBe(all.total);
        expect(sum((it) => it.coveredMinutes)).toBe(all.coveredMs / 60_000);
        ledger.slice(1).forEach((it, i) => expect(it.period.from).toBe(ledger[i]!.period.to));
      }),
      { numRuns: 60 }
    );
  });

  it('says kept exactly where no more than the allowed bad events occurred, which is where no more than all was used', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ total: fc.nat(2000), bad: fc.nat(4) }), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(0.9, 0.95, 0.99, 0.995, 0.999),
        (counts, target) => {
          const timeline = new Timeline(countedSeries(START, DAY, counts), []);
          const periods = counts.map((_, i) => ({
            from: START + i * DAY,
            to: START + (i + 1) * DAY,
            isPartial: false,
            label: '',
          }));
          const slo = { target, window: { kind: 'rolling', days: 28 }, indicator: EVENTS } as const;
          ledgerOf(timeline, slo, periods, []).forEach(({ kept, used, bad, total, allowedBad }) => {
            expect(kept).toBe(total === 0 ? undefined : bad <= allowedBad);
            expect(kept).toBe(used === undefined ? undefined : used <= 1);
          });
        }
      )
    );
  });
});
