/** @jest-environment node */
import fc from 'fast-check';

import type { BucketAnswer } from './BucketAnswer';
import { BucketReader } from './BucketReader';
import type { BucketRequest, Stamp } from './BucketRequest';
import { failed, FakeSource, type FakeValue } from './fakeSource';
import type { MetricsRead } from './ports';

const FIVE = 300_000;
const TO = Date.UTC(2026, 10, 22, 11);
const NOW = TO + FIVE;
const minute = (n: number) => TO + n * 60_000;

function request(stamp: Stamp | undefined, buckets = 12, part: Partial<BucketRequest> = {}): BucketRequest {
  const query = { kind: 'own', query: { refId: 'A', rawSql: 'SELECT …' } } as const;
  const span = { stepMs: FIVE, fromMs: TO - buckets * FIVE, toMs: TO };
  return { source: { type: 'mysql', uid: 'sql' }, query, stamp, ...span, ...part };
}

function setUp(value: FakeValue) {
  const clock = { time: NOW, now: () => clock.time };
  const source = new FakeSource(value);
  return { clock, source, reader: new BucketReader(source, clock) };
}

const valuesOf = (answer: BucketAnswer | undefined) =>
  answer?.ok === true ? [...(answer.series[0]?.values ?? [])] : answer;

/** How many events happened from `from` (included) to `to` (excluded), none of them later than now. */
type Events = (from: number, to: number) => number | undefined;

/** What a query answers that groups the events within its time range; no row where there are none. */
function grouped(stamp: Stamp, events: Events): FakeValue {
  return (_text, time, stepMs, _labels, { fromMs, toMs }: MetricsRead) => {
    const start = stamp === 'start' ? time : time - stepMs!;
    const [from, to] = [Math.max(start, fromMs), Math.min(start + stepMs!, toMs)];
    return from < to ? events(from, to) || undefined : undefined;
  };
}

/** Rows that somebody stored per bucket. */
const stored = (stamp: Stamp, events: Events): FakeValue => {
  return (_text, time, stepMs) => (stamp === 'start' ? events(time, time + stepMs!) : events(time - stepMs!, time));
};

/** One event a second until now. */
const steady =
  (until = NOW): Events =>
  (from, to) =>
    Math.max(0, (Math.min(to, until) - from) / 1000);

const seems = (end: Stamp) => failed('other', expect.stringMatching(`^Values seem to be stamped with the ${end} of`));

describe("values of a source's own query", () => {
  it.each<[Stamp, FakeValue]>([
    ['start', grouped('start', steady())],
    ['end', grouped('end', steady())],
    ['start', stored('start', steady())],
    ['end', stored('end', steady())],
  ])('belong to the bucket that their stamp says: %s', async (stamp, value) => {
    const { reader } = setUp(value);
    expect(valuesOf((await reader.read([request(stamp)]))[0])).toEqual(Array(12).fill(300));
  });

  it('are taken for the end of buckets where nothing is said', async () => {
    const { reader } = setUp((_text, time) => time);
    const [answer] = await reader.read([request(undefined, 2)]);
    expect(valuesOf(answer)).toEqual([minute(-5), minute(0)]);
  });

  it('are asked for from the start of the first to the end of the last bucket', async () => {
    const { reader, source } = setUp(grouped('start', steady()));
    await reader.read([request('start')]);
    expect(source.reads[0]).toMatchObject({ fromMs: minute(-60), toMs: minute(0), stepMs: FIVE });
    await reader.read([request('start', 25_000)]);
    const points = source.reads.slice(1).map((it) => (it.toMs - it.fromMs) / FIVE + 1);
    expect(points).toEqual([10_000, 10_000, 4_991]);
  });

  it('are kept apart for another stamp', async () => {
    const { reader } = setUp((_text, time) => time);
    const [start, end] = [request('start', 2), request('end', 2)];
    expect(valuesOf((await reader.read([end]))[0])).toEqual([minute(-5), minute(0)]);
    expect(valuesOf((await reader.read([start]))[0])).toEqual([minute(-10), minute(-5)]);
    expect(valuesOf((await reader.read([end]))[0])).toEqual([minute(-5), minute(0)]);
  });

  it('are shared by queries that differ only in the order of their fields', async () => {
    const { reader, source } = setUp((_text, time) => time);
    const a = { kind: 'own', query: { refId: 'A', rawSql: 'x', format: 'time_series' } } as const;
    const b = { kind: 'own', query: { format: 'time_series', rawSql: 'x', refId: 'A' } } as const;
    await reader.read([request('end', 12, { query: a }), request('end', 12, { query: b })]);
    await reader.read([request('end', 12, { query: b })]);
    expect(source.asked).toEqual([['A']]);
  });

  it('are not shared by counts, which add up, and ratios, which do not', async () => {
    const { reader, source } = setUp((_text, time) => time);
    const ratio = { kind: 'own', query: { refId: 'A', rawSql: 'x' } } as const;
    await reader.read([request('end', 12, { query: ratio })]);
    await reader.read([request('end', 12, { query: { ...ratio, addsUp: true } })]);
    expect(source.asked).toHaveLength(2);
  });

  it('at times off the buckets are a failure that says how to mend it', async () => {
    const { reader, source } = setUp(() => 1);
    const times = [minute(-57.5), minute(-52.5)];
    source.read = async () => [{ ok: true, series: [{ labels: {}, times, values: [1, 1] }] }];
    expect(await reader.read([request('start')])).toEqual([
      failed(
        'other',
        'The query answers at 2026-11-22 10:02:30 UTC; a bucket starts every 5 minutes. ' +
          'Group the query by $__interval, which is bucketSeconds or an hour.'
      ),
    ]);
  });

  it('of a range that is read in parts are whole where the parts meet', async () => {
    for (const stamp of ['start', 'end'] as const) {
      const { reader, source } = setUp(grouped(stamp, steady()));
      source.fails = (_, read) => ((read.toMs - read.fromMs) / FIVE > 3_000 ? failed('too-many-points') : undefined);
      const [answer] = await reader.read([request(stamp, 12_000)]);
      expect(source.reads.length).toBeGreaterThan(4);
      expect(valuesOf(answer)).toEqual(Array(12_000).fill(300));
    }
  });
});

describe('a stamp that is set wrongly', () => {
  it.each<[string, Stamp, Stamp]>([
    ['the start and are taken for the end', 'start', 'end'],
    ['the end and are taken for the start', 'end', 'start'],
  ])('is noticed where values are stamped with %s', async (_case, truth, said) => {
    const { reader } = setUp(grouped(truth, steady()));
    expect(await reader.read([request(said)])).toEqual([seems(truth)]);
  });

  it('is explained with what was asked and answered, and how to mend it', async () => {
    const { reader } = setUp(grouped('start', steady()));
    expect(await reader.read([request('end')])).toEqual([
      failed(
        'other',
        'Values seem to be stamped with the start of their bucket, and the definition says end: asked for ' +
          '2026-11-22 10:00:00 UTC to 2026-11-22 11:00:00 UTC, the query answers at 2026-11-22 10:00:00 UTC and not at ' +
          '2026-11-22 11:00:00 UTC. Set the stamp to "start". If it is right, let the query include the end of the time range.'
      ),
    ]);
  });

  it('is noticed at every read, so that no shifted budget is shown', async () => {
    const { reader } = setUp(grouped('start', steady()));
    await reader.read([request('end')]);
    expect(await reader.read([request('end')])).toEqual([seems('start')]);
  });

  describe('is never suspected of data that come late', () => {
    /** Rows that are stored ten minutes after they happened. */
    const setUpLate = () => {
      const late: Events = (from, to) => steady(clock.time - 2 * FIVE)(from, to) || undefined;
      const { clock, ...rest } = setUp(stored('end', late));
      return { clock, ...rest };
    };

    it('and is tested only once', async () => {
      const { reader, source, clock } = setUpLate();
      const [answer] = await reader.read([request('end')]);
      expect(valuesOf(answer)).toEqual([...Array(11).fill(300), NaN]);
      expect(source.reads.map((it) => [it.fromMs, it.toMs])).toEqual([
        [minute(-60), minute(0)],
        [minute(-15), minute(-5)],
      ]);
      clock.time = NOW + 4 * FIVE;
      const [later] = await reader.read([request('end', 12, { toMs: minute(20) })]);
      expect(valuesOf(later)).toEqual([...Array(15).fill(300), NaN]);
      expect(source.reads.length).toBe(3);
    });

    it('and is not tested while the newest bucket may still change', async () => {
      const { reader, source, clock } = setUpLate();
      clock.time = TO + 60_000;
      await reader.read([request('end', 12, { toMs: minute(0) })]);
      expect(source.reads.length).toBe(1);
    });

    it('also when the source has nothing to say to the test', async () => {
      const { reader, source } = setUpLate();
      const read = source.read.bind(source);
      source.read = async (it) => (source.reads.length === 0 ? read(it) : [{ ok: true, series: [] }]);
      expect((await reader.read([request('end')]))[0]!.ok).toBe(true);
    });
  });

  it('is not suspected when the test of it fails', async () => {
    const { reader, source } = setUp(grouped('start', steady()));
    source.script.push(undefined, failed('refused'));
    expect((await reader.read([request('end')]))[0]!.ok).toBe(true);
  });

  it('is never suspected where it is right, however sparse, late, short or long the data are', async () => {
    const stretch = fc.tuple(fc.integer({ min: -25, max: 2 }), fc.integer({ min: 1, max: 30 }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Stamp>('start', 'end'),
        fc.constantFrom(grouped, stored),
        fc.array(stretch, { maxLength: 5 }),
        fc.integer({ min: -30, max: 5 }),
        fc.integer({ min: 1, max: 14 }),
        async (stamp, kind, stretches, newest, buckets) => {
          // Events happen within some stretches of whole buckets, as far as they have arrived.
          const events: Events = (from, to) => {
            let count = 0;
            for (let time = from; time < to; time += 60_000) {
              const isIn = stretches.some(([at, length]) => time >= minute(5 * at) && time < minute(5 * (at + length)));
              count += isIn && time < Math.min(NOW, minute(newest)) ? 1 : 0;
            }
            return count || undefined;
          };
          const { reader } = setUp(kind(stamp, events));
          const [answer] = await reader.read([request(stamp, buckets)]);
          expect(answer!.ok).toBe(true);
        }
      ),
      { numRuns: 300 }
    );
  });
});
