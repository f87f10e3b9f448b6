/** @jest-environment node */
import { CHECKOUT, NOW, SIGNED } from '../core/policy/policyFixture';
import type { Indicator } from '../core/slo/Indicator';
import type { Slo } from '../core/slo/Slo';
import { BudgetEngine } from './BudgetEngine';
import { FakePatience } from './fakePatience';
import { FakeSource } from './fakeSource';
import { WatchedSource } from './WatchedSource';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const EVENTS: Indicator = { kind: 'events', bad: 'failed_total', total: 'all_total' };

const KINDS: Array<Partial<Slo> & Pick<Slo, 'id'>> = [
  { id: 'events', indicator: EVENTS },
  {
    id: 'grouped',
    indicator: { kind: 'events', bad: 'failed_by_region_total', total: 'all_by_region_total' },
    groupBy: ['region'],
  },
  { id: 'latency', indicator: { kind: 'latency', histogram: 'request_seconds', threshold: 0.3 } },
  { id: 'slices', indicator: { kind: 'slices', query: 'queue_length', good: { is: '<', value: 10 } } },
  { id: 'up', indicator: { kind: 'up', gauge: 'probe_success', across: 'all' }, window: { kind: 'rolling', days: 7 } },
  {
    id: 'week',
    indicator: { kind: 'ratio', ratio: 'ratio', measures: 'good', weight: 'weight' },
    window: { kind: 'calendar', period: 'week', timeZone: 'Asia/Kolkata' },
  },
  {
    id: 'own queries',
    indicator: {
      kind: 'queries',
      queries: [
        { refId: 'A', rawSql: 'select count(*) …' },
        { refId: 'B', rawSql: 'select count(*) … where failed' },
      ],
      total: { refId: 'A' },
      bad: { refId: 'B' },
      stamp: 'start',
    },
    source: { type: 'mysql', uid: 'mysql' },
  },
  {
    id: 'journey',
    indicator: {
      kind: 'composite',
      combine: 'worst',
      parts: [
        { name: 'Pays', indicator: { kind: 'events', bad: 'unpaid_total', total: 'paid_total' } },
        { name: 'Fast', indicator: { kind: 'latency', histogram: 'request_seconds', threshold: 0.3 } },
      ],
    },
  },
];

/** Steady traffic, a hundredth of a per cent of it bad, up to now. */
function setUp() {
  const clock = { time: NOW + 7 * MINUTE, now: () => clock.time };
  const source = new FakeSource(
    (text, time, stepMs) => {
      if (time > clock.time) {
        return undefined;
      }
      if (stepMs === undefined) {
        return text.startsWith('max(timestamp') ? time / 1000 : undefined;
      }
      const minutes = stepMs / MINUTE;
      return /fail|unpaid|B/.test(text) || text.includes('1 - ') ? minutes * 0.0001 : minutes;
    },
    (text) => (text.includes('by_region') ? [{ region: 'eu' }, { region: 'us' }] : [{}])
  );
  const watched = new WatchedSource(source, clock, NOW - 30 * DAY, NOW + 2 * DAY);
  const engine = new BudgetEngine(watched, clock, new FakePatience());
  const judged = KINDS.map((change) => ({
    slo: { ...CHECKOUT, window: { kind: 'rolling', days: 1 }, ...change } as Slo,
    agreement: SIGNED,
  }));
  return { clock, watched, engine, judged };
}

/** Every 30 seconds in the first hour, then every five minutes: the next bucket closes meanwhile, and nothing else happens. */
function* refreshes(from: number): Generator<number> {
  for (let time = from; time < from + DAY; time += time < from + HOUR ? MINUTE / 2 : 5 * MINUTE) {
    yield time;
  }
}

describe('a page that stays open for a day', () => {
  it('asks for no closed bucket twice, and keeps as many buckets at the end as at the start', async () => {
    const { clock, watched, engine, judged } = setUp();
    const kept: number[] = [];
    for (const time of refreshes(clock.time)) {
      clock.time = time;
      const answers = await engine.judge(judged, clock.time);
      expect(answers.map((it) => it.verdict.budget?.coverage)).toEqual(judged.map(() => 1));
      kept.push(engine['reader']['cache'].size);
    }
    expect(watched.askedTwice).toBe(0);
    expect(watched.waitedFor).toBe(0);
    // Every bucket that has closed was asked for: the page did not stand still.
    expect(watched.buckets).toBeGreaterThan(judged.length * 2 * 288);
    // Room is taken and freed in blocks of buckets.
    expect(Math.max(...kept) / kept[0]!).toBeLessThan(1.2);
  });
});
