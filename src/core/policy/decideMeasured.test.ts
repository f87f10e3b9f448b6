/** @jest-environment node */
import fc from 'fast-check';

import { ANY_END, anyBudgeted, anyCounts, anyGroups } from '../budget/anyCountsFixture';
import { bucketSeries } from '../budget/BucketSeries';
import { impossibleNumbers } from '../budget/budgetFixture';
import { ExcludedCounts } from '../budget/ExcludedCounts';
import { GroupedCounts } from '../budget/GroupedCounts';
import { Timeline } from '../budget/Timeline';
import { decidePolicy, type Metrics, type PolicyInput } from './decidePolicy';
import { CHECKOUT, metrics, NOW, SIGNED, steady, TERMS } from './policyFixture';

const HOUR = 3_600_000;
const INPUT: PolicyInput = { at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics: steady(0.38) };

const decide = (part: Partial<PolicyInput>) => decidePolicy({ ...INPUT, ...part });
const counted = (part: Partial<Extract<Metrics, { ok: true }>>): Metrics => ({
  ...(steady(0.38) as Extract<Metrics, { ok: true }>),
  ...part,
});
const countsOf = (of: Metrics) => (of as Extract<Metrics, { ok: true }>).counts as Timeline;

describe('what is excluded by agreement', () => {
  it('does not decide, and is shown beside what does', () => {
    const bad = countsOf(metrics((ago) => ({ total: 1000, bad: ago === 100 ? 900 : 0 })));
    const from = NOW - 101 * HOUR;
    const verdict = decide({
      metrics: counted({ counts: new ExcludedCounts(bad, [{ from, to: from + HOUR }]), raw: bad }),
    });
    expect(verdict.state).toBe('ship');
    expect(verdict.budget).toMatchObject({ bad: 0, remaining: 1, excludedMs: HOUR, coverage: 1 });
    expect(verdict.rawBudget).toMatchObject({ bad: 900, excludedMs: 0 });
    expect(verdict.rawBudget!.remaining).toBeLessThan(0);
  });

  it('is no number of its own where nothing is', () => {
    expect(decide({}).rawBudget).toBeUndefined();
  });
});

describe('groups', () => {
  const group = (name: string, counts: Timeline) => ({ labels: { region: name }, name, counts });
  const groups = [
    group('calm', countsOf(steady(0.1))),
    group('gone', countsOf(metrics((ago) => (ago < 30 ? {} : { total: 1000, bad: 50 })))),
    group('idle', countsOf(metrics(() => ({ total: 0 })))),
    group('worst', countsOf(steady(3))),
    group('bad', countsOf(steady(0.9))),
  ];

  it('are listed worst first, those without traffic behind them, those that disappeared last', () => {
    const verdict = decide({ metrics: counted({ counts: new GroupedCounts(groups.map((it) => it.counts)), groups }) });
    expect(verdict.groups!.map((it) => [it.name, it.isStale])).toEqual([
      ['worst', false],
      ['bad', false],
      ['calm', false],
      ['idle', false],
      ['gone', true],
    ]);
    expect(verdict.groups![4]!.lastDataAt).toBe(NOW - 30 * HOUR);
  });

  it('that disappeared are no part of the total, which the others add up to', () => {
    const verdict = decide({ metrics: counted({ counts: new GroupedCounts(groups.map((it) => it.counts)), groups }) });
    const live = verdict.groups!.filter((it) => !it.isStale);
    expect(verdict.budget!.total).toBe(live.reduce((sum, it) => sum + it.budget.total, 0));
    expect(verdict.budget!.bad).toBeCloseTo(
      live.reduce((sum, it) => sum + it.budget.bad, 0),
      9
    );
  });

  it('that have all disappeared stay the total, because then it is the data that stopped', () => {
    const gone = countsOf(metrics((ago) => (ago < 30 ? {} : { total: 1000, bad: 0 })));
    const verdict = decide({
      metrics: counted({ counts: new GroupedCounts([gone, gone]), newestAt: NOW - 30 * HOUR }),
    });
    expect(verdict.state).toBe('cant-tell');
    expect(verdict.budget!.total).toBe(2 * 1000 * (28 * 24 - 30));
  });
});

describe('numbers that are not exact', () => {
  it('say so with the verdict', () => {
    const approximations = ['No weight is given.'];
    expect(decide({ metrics: counted({ approximations }) }).approximations).toEqual(approximations);
    expect(decide({}).approximations).toEqual([]);
  });

  it('may be older by the length of the buckets they come in, and no more', () => {
    const old = { newestAt: NOW - 20 * 60_000 };
    expect(decide({ metrics: counted(old) }).state).toBe('cant-tell');
    expect(decide({ metrics: counted({ ...old, bucketMs: 5 * 60_000 }) }).state).toBe('ship');
    expect(decide({ metrics: counted({ ...old, bucketMs: 5 * 60_000 - 1 }) }).state).toBe('cant-tell');
  });
});

describe('an SLO that cannot be measured', () => {
  const failure = { kind: 'definition', problem: 'Query A answers 2 series where one is needed.' } as const;

  it('says why in one sentence, signed or not', () => {
    const reason = { rule: 'cannot-be-measured', problem: failure.problem };
    expect(decide({ metrics: { ok: false, failure } })).toMatchObject({ state: 'cant-tell', reasons: [reason] });
    expect(decide({ metrics: { ok: false, failure }, agreement: undefined })).toMatchObject({
      state: 'unsigned',
      reasons: [{ rule: 'no-agreement' }, reason],
    });
  });
});

describe('counts that cannot be', () => {
  const read = (total: number, good: number): Metrics => {
    const hours = 100 * 24;
    const fill = (value: number) => Array<number>(hours).fill(value);
    const series = bucketSeries(NOW - hours * HOUR, HOUR, hours, { total: fill(total), good: fill(good) });
    return counted({ counts: new Timeline(series, []) });
  };

  it('more good than all events, as a ratio above 1 gives: cannot tell, with both numbers', () => {
    const verdict = decide({ metrics: read(1000, 1200) });
    expect(verdict.state).toBe('cant-tell');
    expect(verdict.reasons).toEqual([
      { rule: 'counts-impossible', oddity: 'good-exceeds-total', bad: 0, total: 672_000, good: 806_400 },
    ]);
  });

  it('are not said for what two scrapes a moment apart explain', () => {
    expect(decide({ metrics: read(1000, 1000.9) }).state).toBe('ship');
  });
});

describe('whatever was measured', () => {
  it('no number of a verdict is NaN or infinite', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, anyGroups, anyBudgeted, fc.boolean(), (counts, raw, groups, slo, isSigned) => {
        const judged = { ...CHECKOUT, ...slo };
        const terms = { ...TERMS, slos: [judged] };
        const verdict = decidePolicy({
          at: ANY_END + 30_000,
          slo: judged,
          agreement: isSigned ? { ...SIGNED, inForce: { ...SIGNED.inForce!, terms } } : undefined,
          metrics: { ok: true, counts, raw, groups, evaluatedTo: ANY_END, newestAt: ANY_END },
        });
        expect(impossibleNumbers(verdict)).toEqual([]);
        expect(verdict.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 }
    );
  });
});
