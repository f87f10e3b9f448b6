/** @jest-environment node */
import { BucketCache } from './BucketCache';
import { BucketReader, type BucketRequest } from './BucketReader';
import { FakeSource } from './fakeSource';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 11, 5);
const hour = (n: number) => Date.UTC(2026, 10, 22, n);

function request(part: Partial<BucketRequest> = {}): BucketRequest {
  return { sourceUid: 'prometheus', expr: 'x', stepMs: HOUR, fromMs: hour(5), toMs: hour(11), ...part };
}

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

  it('remembers that a closed bucket had no data', async () => {
    const { reader, source } = setUp(() => undefined);
    await reader.read([request()]);
    expect(await reader.read([request()])).toEqual([{ ok: true, values: Array(6).fill(undefined) }]);
    expect(source.reads).toHaveLength(1);
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
  it('forgets what was used longest ago when memory is short', () => {
    const cache = new BucketCache(3);
    const key = (expr: string) => ({ sourceUid: 's', expr, stepMs: HOUR });
    [1, 2].forEach((end) => cache.put(key('old'), end * HOUR, 1));
    [1, 2].forEach((end) => cache.put(key('new'), end * HOUR, 1));
    cache.trim();
    expect(cache.get(key('old'), HOUR)).toBeUndefined();
    expect(cache.get(key('new'), HOUR)).toBe(1);
  });
});
