/** @jest-environment node */
import type { BucketAnswer } from './BucketAnswer';
import { BucketCache } from './BucketCache';
import { BucketReader } from './BucketReader';
import type { BucketRequest } from './BucketRequest';
import { failed, FakeSource, type FakeValue } from './fakeSource';
import type { MetricsQuery } from './ports';

const HOUR = 3_600_000;
const FINE = 300_000;
const NOW = Date.UTC(2026, 10, 22, 11, 5);
const SOURCE = { type: 'prometheus', uid: 'prometheus' };
const hour = (n: number) => Date.UTC(2026, 10, 22, n);

const promql = (expr: string): MetricsQuery => ({ kind: 'promql', expr });

function request(expr = 'x', part: Partial<BucketRequest> = {}): BucketRequest {
  return { source: SOURCE, query: promql(expr), stepMs: HOUR, fromMs: hour(5), toMs: hour(11), ...part };
}

const source = (uid: string) => ({ source: { type: 'prometheus', uid } });

/** Lets everything that is not held go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function setUp(value: FakeValue = () => 1, maxBuckets?: number) {
  const clock = { time: NOW, now: () => clock.time };
  const fake = new FakeSource(value);
  const cache = new BucketCache(clock, maxBuckets);
  return { clock, fake, cache, reader: new BucketReader(fake, clock, { cache }) };
}

/** The values of the only series; undefined where there is none. */
function valuesOf(answer: BucketAnswer | undefined): Array<number | undefined> {
  if (answer?.ok !== true || answer.series.length !== 1) {
    throw new Error(`Not one series: ${JSON.stringify(answer)}`);
  }
  return [...answer.series[0]!.values].map((it) => (Number.isNaN(it) ? undefined : it));
}

const ranges = (fake: FakeSource) => fake.reads.map((it) => [it.fromMs, it.toMs]);

describe('reading buckets', () => {
  it('answers a value a bucket, labelled by its end', async () => {
    const { reader } = setUp((_, time) => time / HOUR);
    const [answer] = await reader.read([request()]);
    expect(valuesOf(answer)).toEqual([6, 7, 8, 9, 10, 11].map((it) => hour(it) / HOUR));
  });

  it('asks for no closed bucket twice', async () => {
    const { reader, fake, clock } = setUp();
    await reader.read([request()]);
    await reader.read([request()]);
    expect(fake.reads).toHaveLength(1);
    clock.time += HOUR;
    await reader.read([request('x', { toMs: hour(12) })]);
    expect(ranges(fake)[1]).toEqual([hour(12), hour(12)]);
  });

  it('asks only for the holes between what panels with other time ranges have read', async () => {
    const { reader, fake } = setUp();
    await reader.read([request('x', { fromMs: hour(2), toMs: hour(4) })]);
    await reader.read([request('x', { fromMs: hour(6), toMs: hour(8) })]);
    const [answer] = await reader.read([request('x', { fromMs: hour(0), toMs: hour(10) })]);
    expect(ranges(fake).slice(2)).toEqual([
      [hour(1), hour(2)],
      [hour(5), hour(6)],
      [hour(9), hour(10)],
    ]);
    expect(valuesOf(answer)).toEqual(Array(10).fill(1));
  });

  it('remembers that a bucket had no data once it ended more than six hours ago', async () => {
    const { reader, fake } = setUp(() => undefined);
    const old = request('x', { fromMs: hour(0), toMs: hour(5) });
    await reader.read([old]);
    expect(await reader.read([old])).toEqual([{ ok: true, series: [] }]);
    expect(fake.reads).toHaveLength(1);
  });

  it('finds data that arrives late, up to six hours after the bucket', async () => {
    let arrived = false;
    const { reader, fake } = setUp((_, time) => (time === hour(8) && !arrived ? undefined : 1));
    const [first] = await reader.read([request()]);
    expect(valuesOf(first)).toEqual([1, 1, undefined, 1, 1, 1]);
    arrived = true;
    const [second] = await reader.read([request()]);
    expect(valuesOf(second)).toEqual(Array(6).fill(1));
    expect(ranges(fake)[1]).toEqual([hour(8), hour(8)]);
  });

  it('keeps a value that the source does not repeat', async () => {
    let has = (time: number) => time !== hour(7) && time !== hour(9);
    const { reader, fake } = setUp((_, time) => (has(time) ? 1 : undefined));
    await reader.read([request()]);
    has = (time) => time === hour(9);
    const [again] = await reader.read([request()]);
    expect(ranges(fake)[1]).toEqual([hour(7), hour(9)]);
    expect(valuesOf(again)).toEqual([1, undefined, 1, 1, 1, 1]);
  });

  it('asks in one request where queries still lack different late buckets, and the others for nothing old', async () => {
    const { reader, fake } = setUp((expr, time) => (time === hour(Number(expr)) ? undefined : 1));
    const all = ['7', '8', '9', 'whole'].map((expr) => request(expr, { toMs: hour(12) }));
    await reader.read(all);
    await reader.read(all);
    expect(fake.asked.slice(1)).toEqual([['7', '8', '9'], ['whole']]);
    expect(ranges(fake).slice(1)).toEqual([
      [hour(7), hour(12)],
      [hour(12), hour(12)],
    ]);
  });

  it('asks for nothing before its range, nor far back, for the sake of one request', async () => {
    const { reader, fake } = setUp((expr, time) => (time === hour(Number(expr)) ? undefined : 1));
    const wide = (expr: string, from: number) => request(expr, { fromMs: hour(from), toMs: hour(12) });
    await reader.read([wide('6', 5), wide('8', -24), wide('9', 8)]);
    const before = fake.reads.length;
    await reader.read([wide('6', -20), wide('8', -24), wide('9', 8)]);
    expect(fake.asked.slice(before)).toEqual([['6'], ['8'], ['9']]);
    expect(ranges(fake).slice(before)).toEqual([
      [hour(-19), hour(12)],
      [hour(8), hour(12)],
      [hour(9), hour(12)],
    ]);
  });

  it('reads a bucket again until two scrapes after its end', async () => {
    let value = 1;
    const { reader, fake, clock } = setUp(() => value);
    clock.time = hour(11) + 2 * 60_000 - 1;
    await reader.read([request()]);
    value = 2;
    clock.time += 1;
    const [settled] = await reader.read([request()]);
    expect(valuesOf(settled)).toEqual([1, 1, 1, 1, 1, 2]);
    value = 3;
    const [again] = await reader.read([request()]);
    expect(valuesOf(again)).toEqual([1, 1, 1, 1, 1, 2]);
    expect(ranges(fake).slice(1)).toEqual([[hour(11), hour(11)]]);
  });

  it('puts queries over the same range into one request', async () => {
    const { reader, fake } = setUp();
    await reader.read([request('x'), request('y'), request('x')]);
    expect(fake.asked).toEqual([['x', 'y']]);
  });

  it('makes one request of the same read at the same time', async () => {
    const { reader, fake } = setUp();
    const [a, b] = await Promise.all([reader.read([request()]), reader.read([request()])]);
    expect(fake.reads).toHaveLength(1);
    expect(a).toEqual(b);
  });

  it('takes a bucket for closed by when it was asked for, not by when a later read joined', async () => {
    let value = 1;
    const { reader, fake, clock } = setUp(() => value);
    clock.time = hour(11) + 60_000;
    fake.holds = true;
    const first = reader.read([request()]);
    clock.time += 2 * 60_000;
    const joined = reader.read([request()]);
    fake.release();
    await Promise.all([first, joined]);
    value = 2;
    const again = reader.read([request()]);
    fake.release();
    expect(valuesOf((await again)[0])).toEqual([1, 1, 1, 1, 1, 2]);
  });

  it('answers what was kept when it began, even when the cache forgets it meanwhile', async () => {
    const { reader, fake, clock } = setUp(() => 1, 128);
    await reader.read([request()]);
    fake.holds = true;
    clock.time += HOUR;
    const waiting = reader.read([request('x', { toMs: hour(12) })]);
    clock.time += 11 * 60_000;
    fake.holds = false;
    await reader.read([request('other')]);
    fake.release();
    expect(valuesOf((await waiting)[0])).toEqual(Array(7).fill(1));
  });

  it('does not read a whole page again at every refresh when the page is more than the cache holds', async () => {
    const { reader, fake, clock } = setUp(() => 1, 10 * 128);
    const page = Array.from({ length: 12 }, (_, i) => `slo ${i}`);
    for (let refresh = 0; refresh < 3; refresh++) {
      for (const expr of page) {
        await reader.read([request(expr)]);
      }
      clock.time += 60_000;
    }
    const overflow = page.slice(10);
    expect(fake.asked.flat()).toEqual([...page, ...overflow, ...overflow]);
  });

  it('asks for at most 40 queries a request', async () => {
    const { reader, fake } = setUp((expr) => Number(expr));
    const exprs = Array.from({ length: 95 }, (_, i) => `${i}`);
    const answers = await reader.read(exprs.map((expr) => request(expr)));
    expect(fake.asked.map((it) => it.length)).toEqual([40, 40, 15]);
    expect(answers.map(valuesOf)).toEqual(exprs.map((expr) => Array(6).fill(Number(expr))));
  });

  it('has at most five requests in flight at a source, and lets other sources not wait for it', async () => {
    const { reader, fake } = setUp();
    fake.holds = true;
    const spans = [0, 1, 2, 3, 4, 5].map((n) => request('x', { fromMs: hour(n) }));
    const answers = reader.read([...spans, request('x', source('other'))]);
    const instants = reader.readInstants(SOURCE, [promql('now')], NOW);
    const asked = () => fake.reads.map((it) => (it.source.uid === 'other' ? 'other' : it.fromMs));
    const five = [1, 2, 3, 4, 5].map(hour);
    expect(asked()).toEqual([...five, 'other']);
    fake.release(1);
    await settle();
    expect(asked()).toEqual([...five, 'other', hour(6)]);
    fake.release(1);
    await settle();
    expect(asked()).toEqual([...five, 'other', hour(6), NOW]);
    fake.release();
    expect((await answers).every((it) => it.ok)).toBe(true);
    expect((await instants)[0]!.ok).toBe(true);
  });

  it('stays below the 11,000 points that Prometheus answers', async () => {
    const { reader, fake } = setUp();
    const [answer] = await reader.read([request('x', { stepMs: FINE, fromMs: hour(11) - 26_000 * FINE })]);
    expect(fake.reads.map((it) => (it.toMs - it.fromMs) / FINE + 1)).toEqual([10_000, 10_000, 6_000]);
    expect(valuesOf(answer)).toEqual(Array(26_000).fill(1));
  });

  it('reads hours four weeks at a time, because pods that are gone cost at every step of a range', async () => {
    const { reader, fake } = setUp();
    await reader.read([request('x', { fromMs: hour(11) - 1_500 * HOUR })]);
    expect(fake.reads.map((it) => (it.toMs - it.fromMs) / HOUR + 1)).toEqual([672, 672, 156]);
  });

  it('keeps nothing of a failure, and recovers', async () => {
    const { reader, fake } = setUp();
    fake.failure = failed('refused', 'No access to this data source.');
    expect(await reader.read([request()])).toEqual([failed('refused', 'No access to this data source.')]);
    fake.failure = undefined;
    expect((await reader.read([request()]))[0]!.ok).toBe(true);
  });

  it('keeps the part of a long range that was read well when another part fails', async () => {
    const { reader, fake } = setUp();
    const long = request('x', { stepMs: FINE, fromMs: hour(11) - 26_000 * FINE });
    const second = hour(11) - 15_999 * FINE;
    fake.fails = (_, read) => (read.fromMs === second ? failed('refused') : undefined);
    expect(await reader.read([long])).toEqual([failed('refused')]);
    fake.fails = undefined;
    await reader.read([long]);
    expect(ranges(fake).slice(3)).toEqual([[second, hour(11) - 6_000 * FINE]]);
  });

  it('keeps sources apart that hold the same query', async () => {
    const { reader, fake } = setUp();
    await reader.read([request('x', source('a')), request('x', source('b'))]);
    expect(fake.reads.map((it) => it.source.uid)).toEqual(['a', 'b']);
  });

  it('says that a value at a time that was not asked about belongs to no bucket', async () => {
    const { reader, fake } = setUp();
    fake.read = async () => [{ ok: true, series: [{ labels: {}, times: [hour(7) + 450_000], values: [1] }] }];
    expect(await reader.read([request()])).toEqual([
      failed(
        'other',
        'The query answers at 2026-11-22 07:07:30 UTC, where a value was asked for every 60 minutes. ' +
          'Check whether something between Grafana and the source shifts or widens steps.'
      ),
    ]);
  });

  it('leaves out what a source answers outside the range it was asked about, and what is no number', async () => {
    const { reader, fake } = setUp();
    const times = [hour(4) + 1, hour(6), hour(7), hour(8), hour(12)];
    fake.read = async () => [{ ok: true, series: [{ labels: {}, times, values: [9, 1, NaN, Infinity, 9] }] }];
    const [answer] = await reader.read([request()]);
    expect(valuesOf(answer)).toEqual([1, ...Array(5).fill(undefined)]);
  });

  it('says it where a source answers to fewer queries than it was asked, or throws', async () => {
    const { reader, fake } = setUp();
    fake.read = async () => [{ ok: true, series: [] }];
    const [first, second] = await reader.read([request('x'), request('y')]);
    expect(first!.ok).toBe(true);
    expect(second).toEqual(failed('other', 'The data source gave no answer to this query.'));
    fake.read = () => Promise.reject(new Error('Cannot read properties of undefined'));
    expect(await reader.read([request('x')])).toEqual([failed('other', 'Cannot read properties of undefined')]);
  });
});

describe('reading several series of one query', () => {
  const byRegion = (values: Record<string, FakeValue>) => {
    const labels = Object.keys(values).map((region) => ({ region }));
    const value: FakeValue = (text, time, step, of, read) => values[of.region!]!(text, time, step, of, read);
    const clock = { time: NOW, now: () => clock.time };
    const fake = new FakeSource(value, () => labels);
    return { clock, fake, reader: new BucketReader(fake, clock) };
  };
  const regionsOf = (answer: BucketAnswer | undefined) =>
    answer?.ok ? answer.series.map((it) => [it.labels.region, [...it.values]]) : answer;

  it('answers a column for each, with its labels', async () => {
    const { reader } = byRegion({ eu: () => 1, us: () => 2 });
    const [answer] = await reader.read([request('x', { fromMs: hour(9) })]);
    expect(answer).toEqual({
      ok: true,
      series: [
        { labels: { region: 'eu' }, values: Float64Array.of(1, 1) },
        { labels: { region: 'us' }, values: Float64Array.of(2, 2) },
      ],
    });
  });

  it('answers the same from the cache, and does not wait for a group that has vanished', async () => {
    const { reader, fake } = byRegion({ eu: () => 1, us: (_, time) => (time < hour(9) ? 2 : undefined) });
    const first = await reader.read([request('x', { fromMs: hour(7) })]);
    expect(regionsOf(first[0])).toEqual([
      ['eu', [1, 1, 1, 1]],
      ['us', [2, NaN, NaN, NaN]],
    ]);
    expect(await reader.read([request('x', { fromMs: hour(7) })])).toEqual(first);
    expect(fake.reads).toHaveLength(1);
    const later = await reader.read([request('x', { fromMs: hour(9) })]);
    expect(regionsOf(later[0])).toEqual([['eu', [1, 1]]]);
  });

  it('shows a group from the bucket in which it appears', async () => {
    const { reader, clock } = byRegion({ eu: () => 1, us: (_, time) => (time > hour(11) ? 2 : undefined) });
    await reader.read([request('x', { fromMs: hour(9) })]);
    clock.time += HOUR;
    const [answer] = await reader.read([request('x', { fromMs: hour(9), toMs: hour(12) })]);
    expect(regionsOf(answer)).toEqual([
      ['eu', [1, 1, 1]],
      ['us', [NaN, NaN, 2]],
    ]);
  });

  it('knows a series by its labels and field, whatever the order of its labels', async () => {
    const { reader, fake, clock } = byRegion({ eu: () => 1 });
    const at = (labels: Record<string, string>, field: string) => ({ labels, field, times: [hour(11)], values: [1] });
    fake.read = async () => [{ ok: true, series: [at({ a: '1', b: '2' }, 'bad'), at({ a: '1', b: '2' }, 'total')] }];
    await reader.read([request('x', { fromMs: hour(10) })]);
    clock.time += HOUR;
    const next = (it: ReturnType<typeof at>) => ({ ...it, times: [hour(12)] });
    fake.read = async () => [{ ok: true, series: [at({ b: '2', a: '1' }, 'total')].map(next) }];
    const [answer] = await reader.read([request('x', { fromMs: hour(10), toMs: hour(12) })]);
    expect(answer!.ok && answer!.series.map((it) => [it.field, [...it.values]])).toEqual([
      ['bad', [1, NaN]],
      ['total', [1, 1]],
    ]);
  });
});

describe('reading at one moment', () => {
  const ask = (exprs: string[]) => exprs.map(promql);

  it('answers in the order of the queries, 40 a request', async () => {
    const { reader, fake } = setUp((expr) => Number(expr));
    const exprs = Array.from({ length: 45 }, (_, i) => `${i}`);
    const results = await reader.readInstants(SOURCE, ask(exprs), NOW);
    expect(results.map((it) => it.ok && it.series[0]!.values[0])).toEqual(exprs.map(Number));
    expect(fake.asked.map((it) => it.length)).toEqual([40, 5]);
    expect(fake.reads[0]).toMatchObject({ fromMs: NOW, toMs: NOW });
    expect(fake.reads[0]!.stepMs).toBeUndefined();
  });

  it('asks once for what several ask for at the same time, and again later', async () => {
    const { reader, fake } = setUp();
    await Promise.all([
      reader.readInstants(SOURCE, ask(['x', 'y', 'x']), NOW),
      reader.readInstants(SOURCE, ask(['y', 'z']), NOW),
    ]);
    expect(fake.asked).toEqual([['x', 'y'], ['z']]);
    await reader.readInstants(SOURCE, ask(['x']), NOW);
    expect(fake.asked[2]).toEqual(['x']);
  });
});
