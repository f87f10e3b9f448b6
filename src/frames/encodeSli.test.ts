import type { PolicyInput } from '../core/policy/decidePolicy';
import { CHECKOUT, failed, metrics, NOW, steady } from '../core/policy/policyFixture';
import { answered, readable, rowsOf } from './answerFixture';
import { encodeSli } from './encodeSli';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };
const TIMES = [NOW - 3 * HOUR, NOW - 2 * HOUR, NOW - HOUR, NOW];

const sli = (part: Partial<PolicyInput>, times = TIMES) => encodeSli('A', answered(part), times, READER);

describe('the share of good events over time', () => {
  it('is that of each step, with the counts behind it', () => {
    const rows = rowsOf(sli({ metrics: metrics((ago) => ({ total: 1000, bad: ago * 10 })) }));
    expect(rows.map((it) => [it.Time, it.Good, it['Bad events'], it.Events])).toEqual([
      [NOW - 3 * HOUR, 0.97, 30, 1000],
      [NOW - 2 * HOUR, 0.98, 20, 1000],
      [NOW - HOUR, 0.99, 10, 1000],
      [NOW, 1, 0, 1000],
    ]);
  });

  it('is weighted by events in longer steps', () => {
    const uneven = metrics((ago) => (ago % 2 === 0 ? { total: 9000, bad: 0 } : { total: 1000, bad: 100 }));
    expect(rowsOf(sli({ metrics: uneven }, [NOW - 2 * HOUR, NOW]))[1]!.Good).toBeCloseTo(0.99, 12);
  });

  it('is a gap without data, and has counts but no share without traffic', () => {
    const odd = metrics((ago) => (ago === 0 ? { total: 0 } : ago === 1 ? {} : { total: 10 }));
    expect(rowsOf(sli({ metrics: odd })).slice(2)).toEqual([
      { Time: NOW - HOUR, Good: null, 'Bad events': null, Events: null },
      { Time: NOW, Good: null, 'Bad events': 0, Events: 0 },
    ]);
  });

  it('is named by its SLO in the words of its customers, with its units', () => {
    const [, good, bad, total] = sli({}).fields;
    expect([good, bad, total].map((it) => [it!.config.displayNameFromDS, it!.config.unit])).toEqual([
      ['Checkout works: good checkouts', 'percentunit'],
      ['Checkout works: failed checkouts', 'none'],
      ['Checkout works: all checkouts', 'none'],
    ]);
  });

  it('counts minutes where time is good or bad, and marks what is not exact', () => {
    const slo = { ...CHECKOUT, indicator: { kind: 'up', gauge: 'up', across: 'all' } as const };
    const rough = { ...readable(steady(0)), approximations: ['No weight.'] };
    const frame = sli({ slo, metrics: rough });
    expect(frame.fields[2]!.config).toEqual({ unit: 'm', displayNameFromDS: '≈\u00a0Checkout works: failed minutes' });
    expect(frame.meta!.notices).toHaveLength(1);
  });

  it('is empty when the source failed, and says so', () => {
    const frame = sli({ metrics: failed('refused') }, []);
    expect(frame.length).toBe(0);
    expect(frame.meta!.notices![0]!.text).toContain('does not answer');
  });
});
