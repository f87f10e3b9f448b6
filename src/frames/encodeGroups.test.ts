import type { Metrics } from '../core/policy/decidePolicy';
import { CHECKOUT, failed, metrics, NOW, steady } from '../core/policy/policyFixture';
import { answered, readable, rowsOf } from './answerFixture';
import { GROUP_COLUMNS } from './columns';
import { encodeGroups } from './encodeGroups';

const READER = { timeZone: 'UTC', now: NOW };
const HOUR = 3_600_000;
const SLO = { ...CHECKOUT, groupBy: ['region', 'tier'] };

const group = (region: string, read: Metrics) => ({
  name: `${region} · paid`,
  labels: { region, tier: 'paid' },
  counts: readable(read).counts,
});
const GONE = metrics((ago) => (ago < 240 ? {} : { total: 1000 }));
const NEVER = metrics(() => ({}));
const READ: Metrics = {
  ...readable(steady(0.38)),
  groups: [group('us', steady(0.1)), group('old', GONE), group('eu', steady(1.12)), group('moon', NEVER)],
};

describe('the groups of an SLO', () => {
  const frame = encodeGroups('A', [answered({ slo: SLO, metrics: READ })], READER);
  const rows = rowsOf(frame);

  it('come after the total, worst first, and those that have disappeared last', () => {
    expect(rows.map((it) => [it.Group, it.Left, it.Stale])).toEqual([
      ['Total', '417 checkouts', null],
      ['eu · paid', '−81 checkouts', null],
      ['us · paid', '605 checkouts', null],
      ['old · paid', '432 checkouts', 'no data since 12 Nov'],
      ['moon · paid', '–', 'no data'],
    ]);
  });

  it('have every documented column, with the sum behind each share', () => {
    expect(frame.fields.map((it) => it.name).sort()).toEqual(Object.values(GROUP_COLUMNS).sort());
    expect(rows[1]).toMatchObject({
      Promise: 'Checkout works',
      Labels: 'region="eu", tier="paid"',
      Remaining: expect.closeTo(-0.12, 9),
      'Bad events': expect.closeTo(752.64, 6),
      Events: 672_000,
      Unit: 'events',
      'Newest data': NOW,
    });
    expect(rows[3]!['Newest data']).toBe(NOW - 240 * HOUR);
  });

  it('have no counts where they have no data', () => {
    expect(rows[4]).toMatchObject({
      Remaining: null,
      'Bad events': null,
      Events: null,
      'Bad events left': null,
      'Bad events allowed': null,
      'Newest data': null,
    });
  });

  it('are the total alone where nothing is grouped, or the source failed', () => {
    const one = (read: Metrics) => rowsOf(encodeGroups('A', [answered({ metrics: read })], READER));
    expect(one(steady(0.38)).map((it) => it.Group)).toEqual(['Total']);
    expect(one(failed('refused'))).toMatchObject([{ Group: 'Total', Left: '–', Remaining: null, Events: null }]);
  });
});
