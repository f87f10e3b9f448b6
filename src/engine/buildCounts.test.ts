/** @jest-environment node */
import fc from 'fast-check';

import { indicatorOf } from './historyFixture';
import { isGroupGone } from '../core/budget/GroupedCounts';
import { buildCounts, type MeasuredPart } from './buildCounts';
import type { GroupColumns } from './Measure';
import type { BucketPlan } from './planBuckets';

const FINE = 300_000;
const HOUR = 12 * FINE;
const START = Date.UTC(2026, 10, 22);
const PLAN: BucketPlan = {
  evaluatedTo: START + 3 * HOUR,
  coarse: { stepMs: HOUR, fromMs: START, toMs: START + 3 * HOUR },
  fine: [],
};
const EVENTS = indicatorOf(1, 'events', 'worst');

const group = (total: number[], bad: number[] = [], labels: Record<string, string> = {}): GroupColumns => ({
  labels,
  columns: { total, bad },
});
const part = (name: string, ...groups: GroupColumns[]): MeasuredPart => ({
  name,
  weight: 1,
  isFromCounters: false,
  spans: [groups],
});

/** The sum of what there is; NaN where there is nothing. */
function known(values: readonly number[]): number {
  const there = values.filter((it) => !Number.isNaN(it));
  return there.length === 0 ? NaN : there.reduce((sum, it) => sum + it, 0);
}

function built(...args: Parameters<typeof buildCounts>) {
  const result = buildCounts(...args);
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result;
}

describe('the counts of an SLO', () => {
  it('are those of its one series, without groups', () => {
    const { counts, groups } = built({ indicator: EVENTS }, PLAN, [part('', group([10, NaN, 30], [1, 2, 3]))], []);
    expect(counts.between(START, START + 3 * HOUR)).toMatchObject({ total: 40, bad: 4, coveredMs: 2 * HOUR });
    expect(groups).toBeUndefined();
  });

  it('are no data, not nothing, where nothing was answered', () => {
    for (const groupBy of [undefined, ['region']]) {
      const { counts } = built({ indicator: EVENTS, groupBy }, PLAN, [part('')], []);
      expect(counts.firstDataAt).toBeUndefined();
      expect(counts.between(START, START + 3 * HOUR)).toMatchObject({ total: 0, coveredMs: 0 });
    }
  });

  it('add up over groups, each of which has its own and a name', () => {
    const eu = group([10, 10, 10], [1, 1, 1], { region: 'eu' });
    const us = group([5, 5, 5], [], { region: 'us' });
    const { counts, groups } = built({ indicator: EVENTS, groupBy: ['region'] }, PLAN, [part('', eu, us)], []);
    expect(counts.between(START, START + 3 * HOUR)).toMatchObject({ total: 45, bad: 3 });
    expect(groups!.map((it) => [it.name, it.counts.between(START, START + HOUR).total])).toEqual([
      ['eu', 10],
      ['us', 5],
    ]);
  });

  it('of a journey are told step by step, and in each group of which any step is known', () => {
    const parts = [
      part('Search', group([10, 10, 10], [], { region: 'eu' }), group([10, 10, 10], [], { region: 'us' })),
      part('Pay', group([4, 4, 4], [2, 2, 2], { region: 'eu' })),
    ];
    const slo = { indicator: indicatorOf(2, 'events', 'worst'), groupBy: ['region'] };
    const { counts, groups } = built(slo, PLAN, parts, []);
    expect(counts.between(START, START + 3 * HOUR)).toMatchObject({ part: 'Pay', total: 12, bad: 6 });
    expect(groups!.map((it) => [it.name, it.counts.between(START, START + HOUR).part])).toEqual([
      ['eu', 'Pay'],
      ['us', 'Search'],
    ]);
  });

  it('leave out excluded stretches in every group', () => {
    const groups = ['eu', 'us'].map((region) => group([10, 10, 10], [5, 5, 5], { region }));
    const slo = { indicator: EVENTS, groupBy: ['region'] };
    const without = built(slo, PLAN, [part('', ...groups)], [{ from: START, to: START + HOUR }]);
    expect(without.counts.between(START, START + 3 * HOUR)).toMatchObject({ total: 40, bad: 20, excludedMs: HOUR });
    expect(without.groups![0]!.counts.between(START, START + 3 * HOUR)).toMatchObject({ total: 20, bad: 10 });
  });

  it('do not change by grouping, whenever groups of counters are born, vanish or come back', () => {
    const [hours, fineHours] = [96, 12];
    const to = START + hours * HOUR;
    const plan: BucketPlan = {
      evaluatedTo: to,
      coarse: { stepMs: HOUR, fromMs: START, toMs: to },
      fine: [{ stepMs: FINE, fromMs: to - fineHours * HOUR, toMs: to }],
    };
    const life = fc.record({
      born: fc.integer({ min: 0, max: hours * 12 - 1 }),
      lasts: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: hours * 12 })),
      every: fc.constantFrom(Infinity, 30 * 12, 48 * 12),
      total: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 6 }), fc.boolean(), (lives, isExcluded) => {
        const slots = lives.map(({ born, lasts, every, total }) =>
          Array.from({ length: hours * 12 }, (_, i) => (i >= born && (i - born) % every < lasts ? total : NaN))
        );
        const all = slots[0]!.map((_, i) => known(slots.map((it) => it[i]!)));
        const spans = (each: number[][], name: (i: number) => Record<string, string>) => [
          each.map((it, i) =>
            group(
              Array.from({ length: hours }, (_, hour) => known(it.slice(hour * 12, hour * 12 + 12))),
              [],
              name(i)
            )
          ),
          each.map((it, i) => group(it.slice((hours - fineHours) * 12), [], name(i))),
        ];
        const counters = { name: '', weight: 1, isFromCounters: true };
        const excluded = isExcluded ? [{ from: to - 30 * HOUR, to: to - 5 * HOUR - FINE }] : [];
        const grouped = built(
          { indicator: EVENTS, groupBy: ['pod'] },
          plan,
          [{ ...counters, spans: spans(slots, (i) => ({ pod: `${i}` })) }],
          excluded
        );
        const alone = built({ indicator: EVENTS }, plan, [{ ...counters, spans: spans([all], () => ({})) }], excluded);
        for (const [from, until] of [
          [START, to],
          [START + 30 * HOUR, to - FINE],
          [to - 6 * HOUR - FINE, to - 2 * FINE],
        ] as const) {
          const whole = alone.counts.between(from, until);
          const each = grouped.groups!.map((it) => it.counts.between(from, until));
          expect(each.reduce((sum, it) => sum + it.total, 0)).toBe(whole.total);
          if (grouped.groups!.every((it) => !isGroupGone(it.counts, until))) {
            expect(grouped.counts.between(from, until)).toEqual(whole);
          }
        }
      }),
      { numRuns: 200 }
    );
  });

  it('are refused where there are more groups than anybody looks at, with what to do about it', () => {
    const many = Array.from({ length: 501 }, (_, i) => group([1], [], { pod: `${i}` }));
    const slo = { indicator: EVENTS, groupBy: ['pod'] };
    expect(buildCounts(slo, PLAN, [part('', ...many)], [])).toEqual({
      ok: false,
      problem: 'Grouping by pod gives 501 groups; 500 are the most. Group by labels with fewer values.',
    });
    expect(buildCounts(slo, PLAN, [part('', ...many.slice(1))], []).ok).toBe(true);
  });
});
