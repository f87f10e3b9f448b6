/** @jest-environment node */
import { indicatorOf } from './historyFixture';
import { buildCounts, type MeasuredPart } from './buildCounts';
import type { GroupColumns } from './Measure';
import type { BucketPlan } from './planBuckets';

const HOUR = 3_600_000;
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
