/** @jest-environment node */
import fc from 'fast-check';

import { BucketCache } from './BucketCache';
import { BucketReader, type BucketRequest } from './BucketReader';
import { FakeSource } from './fakeSource';
import type { MetricsRead, ReadResult } from './ports';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 11, 5);
const hour = (n: number) => Date.UTC(2026, 10, 22, n);

function request(part: Partial<BucketRequest> = {}): BucketRequest {
  return { sourceUid: 'prometheus', expr: 'x', stepMs: HOUR, fromMs: hour(5), toMs: hour(11), ...part };
}

/** Answers only when told to. */
class HeldSource extends FakeSource {
  readonly held: Array<() => void> = [];

  override async read(read: MetricsRead): Promise<ReadResult[]> {
    const answer = super.read(read);
    await new Promise<void>((resolve) => this.held.push(resolve));
    return answer;
  }
}

/** Lets everything that is not held go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function setUp(value: (expr: string, time: number) => number | undefined = () => 1) {
  const clock = { time: NOW, now: () => clock.time };
  const source = new FakeSource(value);
  return { clock, source, reader: new BucketReader(source, clock) };
}

describe('reading buckets', () => {
  it('answers a value a bucket, labelled by its end', async () => {
    const { reader } = setUp((_, time) => time / HOUR);
    expect(await reader.read([request()])).toEqual([
      { ok: true, values: [6, 7, 8, 9, 10, 11].map((it) => hour(it) / HOUR) },
    ]);
  });

  it('asks for no closed bucket twice', async () => {
    const { reader, source, clock } = setUp();
    await reader.read([request()]);
    await reader.read([request()]);
    expect(source.reads).toHaveLength(1);
    clock.time += HOUR;
    await reader.read([request({ toMs: hour(12) })]);
    expect(source.reads[1]).toMatchObject({ fromMs: hour(12), toMs: hour(12) });
  });

  it('remembers that a bucket had no data once it ended more than six hours ago', async () => {
    const { reader, source } = setUp(() => undefined);
    const old = request({ fromMs: hour(0), toMs: hour(5) });
    await reader.read([old]);
    expect(await reader.read([old])).toEqual([{ ok: true, values: Array(5).fill(undefined) }]);
    expect(source.reads).toHaveLength(1);
  });

  it('finds data that arrives late, up to six hours after the bucket', async () => {
    let arrived = false;
    const { reader, source } = setUp((_, time) => (time === hour(8) && !arrived ? undefined : 1));
    expect(await reader.read([request()])).toEqual([{ ok: true, values: [1, 1, undefined, 1, 1, 1] }]);
    arrived = true;
    expect(await reader.read([request()])).toEqual([{ ok: true, values: Array(6).fill(1) }]);
    expect(source.reads[1]).toMatchObject({ fromMs: hour(8), toMs: hour(8) });
  });

  it('keeps a value that the source does not repeat', async () => {
    let value: number | undefined = 1;
    const { reader } = setUp((_, time) => (time === hour(7) || time === hour(9) ? undefined : value));
    await reader.read([request()]);
    value = undefined;
    expect(await reader.read([request()])).toEqual([{ ok: true, values: [1, undefined, 1, undefined, 1, 1] }]);
  });

  it('asks in one request where expressions still lack different late buckets', async () => {
    const { reader, source } = setUp((expr, time) => (time === hour(Number(expr)) ? undefined : 1));
    const all = ['7', '8', '9'].map((expr) => request({ expr, toMs: hour(11) + HOUR }));
    await reader.read(all);
    await reader.read(all);
    expect(source.reads).toHaveLength(2);
    expect(source.reads[1]).toMatchObject({ exprs: ['7', '8', '9'], fromMs: hour(7), toMs: hour(12) });
  });

  it('reads a bucket again until two scrapes after its end', async () => {
    let value = 1;
    const { reader, source, clock } = setUp(() => value);
    clock.time = hour(11) + 60_000;
    await reader.read([request()]);
    value = 2;
    expect(await reader.read([request()])).toEqual([{ ok: true, values: [1, 1, 1, 1, 1, 2] }]);
    expect(source.reads[1]).toMatchObject({ fromMs: hour(11), toMs: hour(11) });
  });

  it('puts expressions over the same range into one request', async () => {
    const { reader, source } = setUp();
    await reader.read([request({ expr: 'x' }), request({ expr: 'y' }), request({ expr: 'x' })]);
    expect(source.reads.map((it) => it.exprs)).toEqual([['x', 'y']]);
  });

  it('makes one request of the same read at the same time', async () => {
    const { reader, source } = setUp();
    const [a, b] = await Promise.all([reader.read([request()]), reader.read([request()])]);
    expect(source.reads).toHaveLength(1);
    expect(a).toEqual(b);
  });

  it('takes a bucket for closed by when it was asked for, not by when a later read joined', async () => {
    let value = 1;
    const source = new HeldSource(() => value);
    const clock = { time: hour(11) + 60_000, now: () => clock.time };
    const reader = new BucketReader(source, clock);
    const first = reader.read([request()]);
    clock.time += 2 * 60_000;
    const joined = reader.read([request()]);
    source.held.forEach((answer) => answer());
    await Promise.all([first, joined]);
    value = 2;
    const again = reader.read([request()]);
    source.held.forEach((answer) => answer());
    expect(await again).toEqual([{ ok: true, values: [1, 1, 1, 1, 1, 2] }]);
  });

  it('answers what was kept when it began, even when the cache forgets it meanwhile', async () => {
    const source = new HeldSource(() => 1);
    const clock = { time: NOW, now: () => clock.time };
    const reader = new BucketReader(source, clock, new BucketCache(clock, 128));
    const first = reader.read([request()]);
    source.held[0]!();
    await first;
    clock.time += HOUR;
    const waiting = reader.read([request({ toMs: hour(12) })]);
    clock.time += 11 * 60_000;
    const other = reader.read([request({ expr: 'other' })]);
    source.held[2]!();
    await other;
    source.held[1]!();
    expect(await waiting).toEqual([{ ok: true, values: Array(7).fill(1) }]);
  });

  it('does not read a whole page again at every refresh when the page is more than the cache holds', async () => {
    const source = new FakeSource(() => 1);
    const clock = { time: NOW, now: () => clock.time };
    const reader = new BucketReader(source, clock, new BucketCache(clock, 10 * 128));
    const page = Array.from({ length: 12 }, (_, i) => `slo ${i}`);
    for (let refresh = 0; refresh < 3; refresh++) {
      for (const expr of page) {
        await reader.read([request({ expr })]);
      }
      clock.time += 60_000;
    }
    const overflow = page.slice(10);
    expect(source.reads.flatMap((it) => it.exprs)).toEqual([...page, ...overflow, ...overflow]);
  });

  it('asks for at most 40 expressions a request', async () => {
    const { reader, source } = setUp((expr) => Number(expr));
    const exprs = Array.from({ length: 95 }, (_, i) => `${i}`);
    const answers = await reader.read(exprs.map((expr) => request({ expr })));
    expect(source.reads.map((it) => it.exprs.length)).toEqual([40, 40, 15]);
    expect(answers).toEqual(exprs.map((expr) => ({ ok: true, values: Array(6).fill(Number(expr)) })));
  });

  it('has at most five requests in flight at a source, and lets other sources not wait for it', async () => {
    const source = new HeldSource(() => 1);
    const reader = new BucketReader(source, { now: () => NOW });
    const ranges = [0, 1, 2, 3, 4, 5, 6].map((n) => request({ fromMs: hour(n) }));
    const answers = reader.read([...ranges, request({ sourceUid: 'other' })]);
    const asked = () => source.reads.map((it) => (it.sourceUid === 'other' ? 'other' : it.fromMs - HOUR));
    const five = [0, 1, 2, 3, 4].map(hour);
    expect(asked()).toEqual([...five, 'other']);
    source.held[0]!();
    await settle();
    expect(asked()).toEqual([...five, 'other', hour(5)]);
    for (let i = 1; i < 8; i++) {
      source.held[i]!();
      await settle();
    }
    expect((await answers).every((it) => it.ok)).toBe(true);
    expect(asked()).toEqual([...five, 'other', hour(5), hour(6)]);
  });

  it('stays below the 11,000 points that Prometheus answers', async () => {
    const { reader, source } = setUp();
    const [answer] = await reader.read([request({ fromMs: hour(11) - 26_000 * HOUR })]);
    expect(source.reads.map((it) => (it.toMs - it.fromMs) / HOUR + 1)).toEqual([10_000, 10_000, 6_000]);
    expect(answer!.ok && answer!.values.length).toBe(26_000);
  });

  it('keeps nothing of a failure, and recovers', async () => {
    const { reader, source } = setUp();
    source.failure = 'connection refused';
    expect(await reader.read([request()])).toEqual([{ ok: false, message: 'connection refused' }]);
    source.failure = undefined;
    expect((await reader.read([request()]))[0]!.ok).toBe(true);
  });

  it('keeps sources apart that hold the same expression', async () => {
    const { reader, source } = setUp();
    await reader.read([request({ sourceUid: 'a' }), request({ sourceUid: 'b' })]);
    expect(source.reads.map((it) => it.sourceUid)).toEqual(['a', 'b']);
  });
});

describe('the cache', () => {
  const key = (expr: string) => ({ sourceUid: 's', expr, stepMs: HOUR });
  const two = new Map([
    [hour(1), 1],
    [hour(2), 1],
  ]);

  it('forgets what was used longest ago when memory is short', () => {
    const clock = { time: NOW, now: () => clock.time };
    const cache = new BucketCache(clock, 256);
    ['used', 'old', 'new'].forEach((expr) => {
      cache.keep(key(expr), two);
      clock.time += HOUR;
    });
    cache.read(key('used'), hour(1), hour(2));
    cache.trim();
    const kept = ['used', 'old', 'new'].map((expr) => cache.read(key(expr), hour(1), hour(2)).missing === undefined);
    expect(kept).toEqual([true, false, true]);
  });

  it('never keeps more than its bound', () => {
    const cache = new BucketCache({ now: () => NOW }, 3 * 128);
    const exprs = Array.from({ length: 20 }, (_, i) => `${i}`);
    exprs.forEach((expr) => cache.keep(key(expr), two));
    cache.trim();
    const kept = exprs.filter((expr) => cache.read(key(expr), hour(1), hour(2)).missing === undefined);
    expect(kept).toEqual(['0', '1', '2']);
  });

  it('gives back what it was given, bucket by bucket, and names the span of what it was not', () => {
    const buckets = fc.uniqueArray(
      fc.record({ n: fc.integer({ min: -300, max: 300 }), value: fc.option(fc.double(), { nil: undefined }) }),
      { selector: (it) => it.n, maxLength: 200 }
    );
    fc.assert(
      fc.property(buckets, fc.nat(HOUR - 1), fc.nat(HOUR - 1), (given, phase, otherPhase) => {
        const cache = new BucketCache({ now: () => NOW });
        const endOf = (n: number) => NOW + phase + n * HOUR;
        const byEnd = new Map(given.map(({ n, value }) => [endOf(n), value]));
        cache.keep(key('x'), byEnd);
        const ends = Array.from({ length: 601 }, (_, i) => endOf(i - 300));
        const lacking = ends.filter((end) => !byEnd.has(end));
        const read = cache.read(key('x'), ends[0]!, ends.at(-1)!);
        expect(read.values).toEqual(ends.map((end) => byEnd.get(end)));
        expect(read.missing).toEqual({ firstEnd: lacking[0], lastEnd: lacking.at(-1) });
        if (otherPhase !== phase) {
          const other = cache.read(key('x'), NOW + otherPhase, NOW + otherPhase);
          expect(other).toEqual({
            values: [undefined],
            missing: { firstEnd: NOW + otherPhase, lastEnd: NOW + otherPhase },
          });
        }
      }),
      { numRuns: 50 }
    );
  });
});
