/** @jest-environment node */
import fc from 'fast-check';

import { decidePolicy, type PolicyInput } from './decidePolicy';
import { CHECKOUT, metrics, NOW, PROPOSED, SIGNED, steady, TERMS, failed } from './policyFixture';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const INPUT: PolicyInput = { at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics: steady(0.38) };

function decide(part: Partial<PolicyInput> = {}) {
  return decidePolicy({ ...INPUT, ...part });
}

describe('may we ship?', () => {
  it('says ship while enough of the budget is left, and names the agreement', () => {
    const verdict = decide();
    expect(verdict.state).toBe('ship');
    expect(verdict.budget!.remaining).toBeCloseTo(0.62, 9);
    expect(verdict.reasons).toEqual([
      { rule: 'no-rule-holds', measured: expect.closeTo(0.62, 9), since: expect.any(Number) },
    ]);
    expect(verdict.agreement!.inForce!.version).toBe(3);
  });

  it('says care below the agreed share, and when the budget is gone at the pace of the last day', () => {
    const verdict = decide({ metrics: metrics((ago) => ({ total: 1000, bad: ago < 24 ? 8 : 0.6 })) });
    expect(verdict.state).toBe('care');
    expect(verdict.tier!.id).toBe('care');
    expect(verdict.reasons[0]).toMatchObject({ rule: 'remaining-below', threshold: 0.25 });
    expect(verdict.exhaustsAt).toBeGreaterThan(NOW);
    expect(verdict.exhaustsAt).toBeLessThan(NOW + DAY);
  });

  it('says stop when the budget is used up, since when, and when it recovers if nothing else fails', () => {
    const verdict = decide({ metrics: metrics((ago) => ({ total: 1000, bad: ago === 6 * 24 ? 700 : 0.05 })) });
    expect(verdict.state).toBe('stop');
    expect(verdict.spentSince).toBe(NOW - 6 * DAY);
    expect(verdict.exhaustsAt).toBeUndefined();
    const ages = NOW + 22 * DAY;
    expect(verdict.recoversAt).toBeGreaterThan(ages);
    expect(verdict.recoversAt).toBeLessThan(ages + 2 * DAY);
  });

  it('keeps stop until the exit was held, although the budget is above zero again', () => {
    const verdict = decide({
      metrics: metrics((ago) => ({ total: 1000, bad: ago === 28 * 24 + 5 ? 700 : ago === 10 ? 300 : 0 })),
    });
    expect(verdict.budget!.remaining).toBeGreaterThan(0.1);
    expect(verdict.state).toBe('stop');
    expect(verdict.reasons[0]).toMatchObject({ rule: 'not-yet-recovered', threshold: 0.1, heldForHours: 24 });
  });

  it('starts to count when the agreement came into force: what was before it binds nobody', () => {
    const sinceYesterday = { ...SIGNED, inForce: { ...SIGNED.inForce!, since: NOW - DAY } };
    const old = metrics((ago) => ({ total: 1000, bad: ago === 28 * 24 + 30 ? 700 : 0 }));
    expect(decide({ metrics: old, agreement: sinceYesterday }).state).toBe('ship');
  });

  it('answers unsigned without an agreement in force, and still shows the budget and whom it waits for', () => {
    const verdict = decide({ agreement: PROPOSED });
    expect(verdict.state).toBe('unsigned');
    expect(verdict.budget!.remaining).toBeCloseTo(0.62, 9);
    expect(verdict.reasons).toEqual([{ rule: 'no-agreement', waitsFor: ['product', 'lead'], version: 1 }]);
    expect(decide({ agreement: undefined }).reasons[0]).toEqual({
      rule: 'no-agreement',
      waitsFor: [],
      version: undefined,
    });
  });
});

describe('recovery', () => {
  const backAbove = (hoursAgo: number) =>
    metrics((ago) => ({ total: 1000, bad: ago === 28 * 24 + hoursAgo ? 700 : ago === 48 ? 300 : 0 }));

  it('counts the hours that the exit has been held already', () => {
    const verdict = decide({ metrics: backAbove(12) });
    expect(verdict.state).toBe('stop');
    expect(verdict.recoversAt).toBeGreaterThan(NOW);
    expect(verdict.recoversAt).toBeLessThan(NOW + 14 * HOUR);
  });
});

describe("can't tell", () => {
  it('when the data is older than agreed, with what was known last', () => {
    const newestAt = NOW - 40 * 60_000;
    const verdict = decide({ metrics: metrics((ago) => (ago < 1 ? {} : { total: 1000, bad: 0.45 }), newestAt) });
    expect(verdict.state).toBe('cant-tell');
    expect(verdict.reasons).toEqual([{ rule: 'data-too-old', newestAt, maxAgeMinutes: 15 }]);
    expect(verdict.lastKnown).toMatchObject({ state: 'ship', at: newestAt });
    expect(verdict.lastKnown!.remaining).toBeCloseTo(0.55, 2);
  });

  it('is not said a second before the tolerated age is over', () => {
    expect(decide({ metrics: metrics(() => ({ total: 1000 }), NOW - 15 * 60_000) }).state).toBe('ship');
    expect(decide({ metrics: metrics(() => ({ total: 1000 }), NOW - 15 * 60_000 - 1) }).state).toBe('cant-tell');
  });

  it('when the source fails, with what this page remembers', () => {
    const remembered = { state: 'care' as const, remaining: 0.2, at: NOW - 60_000 };
    const verdict = decide({ metrics: failed('connection refused'), remembered });
    expect(verdict).toMatchObject({ state: 'cant-tell', lastKnown: remembered });
    expect(verdict.reasons).toEqual([{ rule: 'source-failed', kind: 'unreachable', message: 'connection refused' }]);
    expect(decide({ metrics: failed('x') }).lastKnown).toBeUndefined();
    const lastWeek = decide({ at: NOW - 7 * DAY, metrics: failed('x'), remembered });
    expect(lastWeek.lastKnown).toBeUndefined();
  });

  it('when too much of the window has no data', () => {
    const verdict = decide({ metrics: metrics((ago) => (ago > 24 && ago < 24 * 10 ? {} : { total: 1000 })) });
    expect(verdict.state).toBe('cant-tell');
    expect(verdict.reasons[0]).toMatchObject({ rule: 'coverage-too-low', threshold: 0.9 });
  });

  it('does not depend on how far back a graph has read: a gap before the data is no gap in it', () => {
    const gap = (ago: number) => (ago > 20 * 24 && ago < 80 * 24 ? {} : { total: 1000, bad: 0 });
    const short = metrics((ago) => (ago > 56 * 24 ? {} : gap(ago)));
    expect(decide({ metrics: short }).budget!.coverage).toBe(1);
    expect(decide({ metrics: metrics(gap) }).budget!.coverage).toBe(1);
  });

  it('when there never was any data', () => {
    const verdict = decide({ metrics: { ...metrics(() => ({})), newestAt: undefined } as PolicyInput['metrics'] });
    expect(verdict.reasons).toEqual([{ rule: 'no-data-at-all', why: undefined }]);
  });

  it('when there are more bad than total events', () => {
    const verdict = decide({ metrics: metrics(() => ({ total: 10, bad: 20 })) });
    expect(verdict.state).toBe('cant-tell');
    expect(verdict.reasons[0]!.rule).toBe('counts-impossible');
  });

  it('does not hide that nobody signed: without an agreement the answer stays unsigned', () => {
    const verdict = decide({ agreement: PROPOSED, metrics: failed('x') });
    expect(verdict.state).toBe('unsigned');
    expect(verdict.reasons.map((it) => it.rule)).toEqual(['no-agreement', 'source-failed']);
  });
});

describe('too little traffic', () => {
  const beta = metrics((ago) => ({ total: ago % 24 < 14 ? 1 : 0, bad: 0 }));

  it('when one bad event would use the whole allowance', () => {
    const verdict = decide({ metrics: beta });
    expect(verdict.state).toBe('too-little-traffic');
    expect(verdict.reasons).toEqual([
      { rule: 'allows-too-few', allowedBad: expect.closeTo(0.392, 9), threshold: 1, total: 392 },
    ]);
  });

  it('when there was no event at all', () => {
    expect(decide({ metrics: metrics(() => ({ total: 0 })) })).toMatchObject({
      state: 'too-little-traffic',
      reasons: [{ rule: 'no-traffic' }],
    });
  });

  it('asks for as many as the parties agreed', () => {
    const terms = { ...TERMS, minAllowedBad: 0.3 };
    expect(decide({ metrics: beta, agreement: { ...SIGNED, inForce: { ...SIGNED.inForce!, terms } } }).state).toBe(
      'ship'
    );
  });
});

describe('any answer', () => {
  const count = fc.record({ total: fc.nat(2000), bad: fc.nat(50) }, { requiredKeys: [] });

  it('has a reason, and only numbers that exist', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 60 }), fc.boolean(), (counts, isSigned) => {
        const verdict = decide({
          metrics: metrics((ago) => counts[ago % counts.length]!),
          agreement: isSigned ? SIGNED : PROPOSED,
        });
        expect(verdict.reasons.length).toBeGreaterThan(0);
        expect(JSON.stringify(verdict)).not.toMatch(/NaN|Infinity/);
        expect(allNumbers(verdict).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 }
    );
  });

  it('is the same for every viewer who asks about the same time, and never green when unknown', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 60 }), fc.nat(90), (counts, ageMinutes) => {
        const read = metrics((ago) => counts[ago % counts.length]!, NOW - ageMinutes * 60_000);
        const verdict = decide({ metrics: read });
        expect(decide({ metrics: read })).toEqual(verdict);
        expect(ageMinutes > 15 && ['ship', 'care', 'stop'].includes(verdict.state)).toBe(false);
      }),
      { numRuns: 50 }
    );
  });
});

function allNumbers(value: unknown): number[] {
  if (typeof value === 'number') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(allNumbers) : [];
}
