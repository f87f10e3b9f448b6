import type { PolicyInput } from '../core/policy/decidePolicy';
import { CHECKOUT, metrics, NOW, steady } from '../core/policy/policyFixture';
import { answered, readable, rowsOf } from './answerFixture';
import { INCIDENT_COLUMNS } from './columns';
import { encodeIncidents } from './encodeIncidents';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };
/** Two outages of three hours and one hour, and a little all the time. */
const OUTAGES = metrics((ago) => ({ total: 1000, bad: ago >= 240 && ago < 243 ? 100 : ago === 400 ? 50 : 0.2 }));

const incidents = (part: Partial<PolicyInput>) => rowsOf(encodeIncidents('A', [answered(part)], READER));

describe('what the budget was spent on', () => {
  it('is a row an incident, the dearest first, then everything else', () => {
    const rows = incidents({ metrics: OUTAGES });
    expect(rows.map((it) => [it.Incident, it['Bad events']])).toEqual([
      ['12 Nov for 3 hours', expect.closeTo(300, 9)],
      ['5 Nov for 60 minutes', expect.closeTo(50, 9)],
      ['Everything else', expect.closeTo(133.6, 6)],
    ]);
    expect(rows[0]).toMatchObject({
      Promise: 'Checkout works',
      Cost: expect.closeTo(300 / 672, 9),
      Events: 3000,
      Unit: 'events',
      'Highest burn rate': expect.closeTo(100, 9),
      From: NOW - 243 * HOUR,
      To: NOW - 240 * HOUR,
      Duration: 3 * HOUR,
      Open: null,
      Step: null,
      Approximate: null,
    });
    expect(rows[2]).toMatchObject({ From: null, To: null, Duration: null, Events: null, 'Highest burn rate': null });
  });

  it('adds up to what is spent', () => {
    const costs = incidents({ metrics: OUTAGES }).map((it) => it.Cost as number);
    const spent = 1 - answered({ metrics: OUTAGES }).verdict.budget!.remaining!;
    expect(costs.reduce((sum, it) => sum + it, 0)).toBeCloseTo(spent, 9);
  });

  it('says which incident still goes on', () => {
    const [row] = incidents({ metrics: metrics((ago) => ({ total: 1000, bad: ago < 3 ? 50 : 0 })) });
    expect(row!.Open).toBe('still going on');
  });

  it('is nothing but everything else where nothing stood out', () => {
    expect(incidents({}).map((it) => [it.Incident, it.Cost])).toEqual([['Everything else', expect.closeTo(0.38, 9)]]);
  });

  it('is nothing at all without traffic', () => {
    expect(incidents({ metrics: metrics(() => ({ total: 0 })) })).toEqual([]);
  });

  it('has every documented column, and says in every row and in the header of its panel what is not exact', () => {
    const rough = { ...readable(steady(0.38)), approximations: ['The ratio has no weight.'] };
    const frame = encodeIncidents('A', [answered({ metrics: rough, slo: CHECKOUT })], READER);
    expect(frame.fields.map((it) => it.name).sort()).toEqual(Object.values(INCIDENT_COLUMNS).sort());
    expect(rowsOf(frame)[0]!.Approximate).toBe('Approximate: The ratio has no weight.');
    expect(frame.meta!.notices).toEqual([
      { severity: 'info', text: 'Checkout works. Approximate: The ratio has no weight.' },
    ]);
  });
});
