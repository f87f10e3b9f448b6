import { DEFAULT_TIERS } from '../core/agreement/defaultTiers';
import type { PolicyInput } from '../core/policy/decidePolicy';
import { CHECKOUT, failed, metrics, NOW, steady } from '../core/policy/policyFixture';
import type { Slo } from '../core/slo/Slo';
import { answered, rowsOf } from './answerFixture';
import { LEDGER_COLUMNS } from './columns';
import { encodeLedger, type LedgerAnswer } from './encodeLedger';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const READER = { timeZone: 'UTC', now: NOW };
const SEPTEMBER = Date.UTC(2026, 8, 1);
const AUGUST = Date.UTC(2026, 7, 1);

const MONTHLY: Slo = { ...CHECKOUT, window: { kind: 'calendar', period: 'month', timeZone: 'UTC' } };
const PROMISED = { since: NOW - 99 * DAY, target: 0.999, tiers: DEFAULT_TIERS };

/** 5,000 bad events at noon of 20 October, and few before and after. */
const OCTOBER_OUTAGE = metrics((ago) => ({
  total: 1000,
  bad: NOW - (ago + 1) * HOUR === Date.UTC(2026, 9, 20, 12) ? 5000 : 0.1,
}));

function ledger(part: Partial<PolicyInput> = {}, more: Partial<LedgerAnswer> = {}) {
  const answer = { ...answered({ slo: MONTHLY, ...part }), from: SEPTEMBER, promised: [PROMISED], ...more };
  return encodeLedger('A', [answer], READER);
}

describe('the ledger', () => {
  it('has a row a period, newest first, and every documented column', () => {
    const frame = ledger();
    expect(rowsOf(frame).map((it) => it.Period)).toEqual(['Nov 2026', 'Oct 2026', 'Sep 2026']);
    expect(frame.fields.map((it) => it.name).sort()).toEqual(Object.values(LEDGER_COLUMNS).sort());
    expect(frame.meta!.custom).toEqual({ truce: { view: 'ledger', contract: 1 } });
  });

  it('says of each period what was promised and what came of it, with the sum', () => {
    const [november, october] = rowsOf(ledger({ metrics: OCTOBER_OUTAGE }));
    expect(october).toMatchObject({
      Promise: 'Checkout works',
      Kept: 'not kept',
      Target: 0.999,
      Result: expect.closeTo(1 - 5074.3 / 744_000, 9),
      'Budget used': expect.closeTo(5074.3 / 744, 9),
      'Bad events allowed': expect.closeTo(744, 9),
      'Bad events': expect.closeTo(5074.3, 6),
      Events: 744_000,
      Unit: 'events',
      Partial: null,
      Coverage: 1,
      Minutes: 44_640,
      'Minutes with data': 44_640,
      'Minutes excluded': null,
      From: Date.UTC(2026, 9, 1),
      To: Date.UTC(2026, 10, 1),
    });
    expect(november).toMatchObject({
      Kept: 'kept so far',
      Partial: 'runs, counted to 22 Nov',
      'Bad events': expect.closeTo(51.5, 6),
    });
  });

  it('says which tiers held, and from when', () => {
    const [november, october] = rowsOf(ledger({ metrics: OCTOBER_OUTAGE }));
    expect(october!.Tiers).toBe('Ship, Reliability first from 20 Oct');
    // The reset of 1 November has to be held for a day.
    expect(november!.Tiers).toBe('Reliability first, Ship from 2 Nov');
  });

  it('holds each period against what was promised at its end, and tells a change of the agreement by no new tier', () => {
    const stricter = { ...PROMISED, since: Date.UTC(2026, 9, 15), target: 0.9994 };
    const rows = rowsOf(ledger({}, { promised: [PROMISED, stricter] }));
    expect(rows.map((it) => [it.Period, it.Target, it.Tiers])).toEqual([
      ['Nov 2026', 0.9994, 'Ship'],
      ['Oct 2026', 0.9994, 'Ship'],
      ['Sep 2026', 0.999, 'Ship'],
    ]);
  });

  it('lets a tier hold on when people sign anew, and ends it where the SLO was measured otherwise until then', () => {
    // Used up by 20 October; the reset of 1 November is not held for a day yet when the next version comes into force.
    const renewed = { ...PROMISED, since: Date.UTC(2026, 10, 1, 12), continues: true };
    const tiersBy = (continues: boolean) =>
      rowsOf(ledger({ metrics: OCTOBER_OUTAGE }, { promised: [PROMISED, { ...renewed, continues }] }))[0]!.Tiers;
    expect(tiersBy(true)).toBe('Reliability first, Ship from 2 Nov');
    expect(tiersBy(false)).toBe('Reliability first, Ship from 1 Nov');
  });

  it('has no tiers where nothing was agreed', () => {
    expect(rowsOf(ledger({ agreement: undefined }, { promised: [] })).map((it) => it.Tiers)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('leaves out periods before the first data, and has no counts for one without any', () => {
    const gap = metrics((ago) => {
      const start = NOW - (ago + 1) * HOUR;
      return start < SEPTEMBER || (start >= Date.UTC(2026, 9, 1) && start < Date.UTC(2026, 10, 1)) ? {} : { total: 9 };
    });
    const rows = rowsOf(ledger({ metrics: gap }, { from: AUGUST }));
    expect(rows.map((it) => it.Period)).toEqual(['Nov 2026', 'Oct 2026', 'Sep 2026']);
    expect(rows[1]).toMatchObject({
      Kept: null,
      Result: null,
      'Budget used': null,
      'Bad events': null,
      Events: null,
      'Bad events allowed': null,
      Coverage: 0,
      'Minutes with data': 0,
    });
  });

  it('begins with the first day of a new SLO, and says so', () => {
    const rows = rowsOf(ledger({ slo: { ...MONTHLY, startsOn: '2026-10-12' } }));
    expect(rows.map((it) => [it.Period, it.Partial])).toEqual([
      ['Nov 2026', 'runs, counted to 22 Nov'],
      ['Oct 2026', 'counts since 12 Oct'],
    ]);
  });

  it('agrees with the state about the period that runs', () => {
    const { verdict } = answered({ slo: MONTHLY, metrics: steady(0.38) });
    expect(1 - (rowsOf(ledger())[0]!['Budget used'] as number)).toBeCloseTo(verdict.budget!.remaining!, 9);
  });

  it('says in the header of its panel which SLO has no ledger and why', () => {
    const frame = ledger({ metrics: failed('refused') });
    expect(frame.length).toBe(0);
    expect(frame.meta!.notices).toEqual([
      {
        severity: 'warning',
        text: 'Checkout works: The data source does not answer. Nothing was known before.',
      },
    ]);
  });
});
