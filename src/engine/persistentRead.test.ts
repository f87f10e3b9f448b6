/** @jest-environment node */
import fc from 'fast-check';

import { BucketReader } from './BucketReader';
import type { BucketRequest } from './BucketRequest';
import { FakePatience } from './fakePatience';
import { failed, FakeSource } from './fakeSource';
import type { FailureKind, MetricsRead } from './ports';

const STEP = 300_000;
const NOW = Date.UTC(2026, 10, 22, 11, 5);
const SOURCE = { type: 'prometheus', uid: 'prometheus' };
const TO = Date.UTC(2026, 10, 22, 11);

function request(expr: string, buckets = 6): BucketRequest {
  return { source: SOURCE, query: { kind: 'promql', expr }, stepMs: STEP, fromMs: TO - buckets * STEP, toMs: TO };
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `slo ${i}`);

function setUp() {
  const source = new FakeSource(() => 1);
  const patience = new FakePatience();
  return { source, patience, reader: new BucketReader(source, { now: () => NOW }, { patience }) };
}

/** Lets everything that is not held go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const textsOf = (read: MetricsRead) => read.queries.map((it) => (it.kind === 'promql' ? it.expr : ''));
const pointsOf = (read: MetricsRead) => (read.toMs - read.fromMs) / STEP + 1;

const PASSING: FailureKind[] = ['unreachable', 'overloaded', 'timeout'];
const LASTING: FailureKind[] = ['syntax', 'refused', 'source-missing', 'too-much', 'other', 'cancelled'];

describe('a read that fails', () => {
  it.each(PASSING)('is tried again twice when it may pass: %s', async (kind) => {
    const { reader, source, patience } = setUp();
    source.script.push(failed(kind), failed(kind));
    expect((await reader.read([request('x')]))[0]!.ok).toBe(true);
    expect(source.reads).toHaveLength(3);
    // Half of half a second and of a second: the random half of the back-off.
    expect(patience.slept).toEqual([250, 500]);
  });

  it.each(PASSING)('says why after the third try: %s', async (kind) => {
    const { reader, source } = setUp();
    source.failure = failed(kind, 'dial tcp 10.0.0.1:9090: connect: connection refused');
    expect(await reader.read([request('x')])).toEqual([source.failure]);
    expect(source.reads).toHaveLength(3);
  });

  it.each(LASTING)('is not tried again when it will not pass: %s', async (kind) => {
    const { reader, source } = setUp();
    source.failure = failed(kind);
    expect(await reader.read([request('x')])).toEqual([failed(kind)]);
    expect(source.reads).toHaveLength(1);
  });

  it('is tried again only for the queries that failed', async () => {
    const { reader, source } = setUp();
    let left = 1;
    source.fails = (text) => (text === 'slo 1' && left-- > 0 ? failed('timeout') : undefined);
    const answers = await reader.read(names(3).map((it) => request(it)));
    expect(answers.every((it) => it.ok)).toBe(true);
    expect(source.asked).toEqual([['slo 0', 'slo 1', 'slo 2'], ['slo 1']]);
  });

  it('is tried again at one moment too', async () => {
    const { reader, source } = setUp();
    source.script.push(failed('overloaded'));
    const [result] = await reader.readInstants(SOURCE, [{ kind: 'promql', expr: 'x' }], NOW);
    expect(result!.ok).toBe(true);
    expect(source.reads).toHaveLength(2);
  });

  it('does not hold its place while it waits to be tried again', async () => {
    const { reader, source, patience } = setUp();
    const waiting: Array<() => void> = [];
    patience.sleep = () => new Promise((resolve) => waiting.push(resolve));
    source.script.push(...Array(5).fill(failed('unreachable')));
    const first = reader.read([1, 2, 3, 4, 5].map((n) => request('x', n)));
    expect((await reader.read([request('y')]))[0]!.ok).toBe(true);
    expect(waiting).toHaveLength(5);
    waiting.forEach((wake) => wake());
    expect((await first).every((it) => it.ok)).toBe(true);
  });
});

describe('an outage', () => {
  const wall = () => names(100).flatMap((it) => [request(`${it} bad`), request(`${it} total`)]);
  const BATCHES = 5;

  it.each<FailureKind>(['unreachable', 'overloaded'])(
    'of a source of 100 SLOs takes three tries of each batch: %s',
    async (kind) => {
      const { reader, source } = setUp();
      source.failure = failed(kind);
      const answers = await reader.read(wall());
      expect(answers).toEqual(Array(200).fill(failed(kind)));
      expect(source.reads).toHaveLength(3 * BATCHES);
    }
  );

  it('in which everything takes too long costs three single queries more, to know it from one bad query', async () => {
    const { reader, source } = setUp();
    source.failure = failed('timeout');
    expect(await reader.read(wall())).toEqual(Array(200).fill(failed('timeout')));
    expect(source.reads).toHaveLength(3 * BATCHES + 3);
  });

  it.each<FailureKind>(['refused', 'source-missing'])('that will not pass takes one try: %s', async (kind) => {
    const { reader, source } = setUp();
    source.failure = failed(kind);
    await reader.read(wall());
    expect(source.reads).toHaveLength(BATCHES);
  });

  it('that ends while batches wait to be tried again spoils nothing', async () => {
    const { reader, source } = setUp();
    source.script.push(...Array(BATCHES + 3).fill(failed('unreachable')));
    expect((await reader.read(wall())).every((it) => it.ok)).toBe(true);
    expect(source.reads.length).toBeLessThanOrEqual(3 * BATCHES);
  });

  it('is looked into again with the next refresh', async () => {
    const { reader, source } = setUp();
    source.failure = failed('other');
    await reader.read([request('good'), request('bad'), request('fine'), request('well')]);
    source.failure = undefined;
    source.fails = (_, read) => (textsOf(read).includes('bad') ? failed('other') : undefined);
    const answers = await reader.read([request('good'), request('bad'), request('fine'), request('well')]);
    expect(answers.map((it) => it.ok)).toEqual([true, false, true, true]);
  });
});

describe('one bad query', () => {
  it.each<FailureKind>(['timeout', 'too-much', 'other'])('does not fail its neighbours: %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 90 }), fc.nat(), async (count, at) => {
        const { reader, source } = setUp();
        const bad = `slo ${at % count}`;
        source.fails = (_, read) => (textsOf(read).includes(bad) ? failed(kind, `${bad} is too heavy`) : undefined);
        const answers = await reader.read(names(count).map((it) => request(it)));
        const failing = answers.flatMap((it, i) => (it.ok ? [] : [[`slo ${i}`, it.message]]));
        expect(failing).toEqual([[bad, `${bad} is too heavy`]]);
        // Two requests a halving, three to find that the source answers, and the tries of the batches themselves.
        expect(source.reads.length).toBeLessThanOrEqual(3 + 3 + 3 + 2 * 6);
      }),
      { numRuns: 30 }
    );
  });

  it('of several fails alone, whichever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(39), { maxLength: 12 }), async (bad) => {
        const { reader, source } = setUp();
        const isBad = (text: string) => bad.some((i) => text === `slo ${i}`);
        source.fails = (_, read) => (textsOf(read).some(isBad) ? failed('other') : undefined);
        const answers = await reader.read([...names(40), ...names(45).slice(40)].map((it) => request(it)));
        expect(answers.flatMap((it, i) => (it.ok ? [] : [i]))).toEqual([...bad].sort((a, b) => a - b));
      }),
      { numRuns: 30 }
    );
  });

  it('that the source names itself is not looked for', async () => {
    const { reader, source } = setUp();
    source.fails = (text) => (text.startsWith('slo 1') ? failed('too-much') : undefined);
    const answers = await reader.read(names(20).map((it) => request(it)));
    expect(answers.filter((it) => !it.ok)).toHaveLength(11);
    expect(source.reads).toHaveLength(1);
  });

  it('that takes too long only beside others is answered in the end', async () => {
    const { reader, source } = setUp();
    source.fails = (text, read) => (text.endsWith('1') && read.queries.length > 2 ? failed('timeout') : undefined);
    const answers = await reader.read(names(40).map((it) => request(it)));
    expect(answers.every((it) => it.ok)).toBe(true);
  });

  it('is looked for also when the one who was about to see whether the source answers went away', async () => {
    const { reader, source } = setUp();
    source.fails = (_, read) => (textsOf(read).some((it) => it.endsWith('bad')) ? failed('other') : undefined);
    source.holds = true;
    const panel = new AbortController();
    const [gone, stays] = ['gone', 'stays'].map((panelName) =>
      ['bad', 'good', 'fine', 'well'].map((it) => request(`${panelName} ${it}`))
    );
    void reader.read(gone!, panel.signal);
    source.release();
    await settle();
    expect(source.asked.slice(1)).toEqual([['gone fine'], ['gone well'], ['gone bad']]);
    source.holds = false;
    const answers = reader.read(stays!);
    await settle();
    expect(source.reads).toHaveLength(5);
    panel.abort();
    expect((await answers).map((it) => it.ok)).toEqual([false, true, true, true]);
  });

  it('is not looked for any longer when nobody waits', async () => {
    const { reader, source } = setUp();
    const panel = new AbortController();
    source.fails = () => {
      if (source.reads.length === 2) {
        panel.abort();
      }
      return failed('other');
    };
    const answers = await reader.read(
      names(40).map((it) => request(it)),
      panel.signal
    );
    expect(answers.every((it) => !it.ok && it.kind === 'cancelled')).toBe(true);
    await settle();
    // The batch, and the three that were sent to see whether the source answers at all.
    expect(source.reads.length).toBeLessThanOrEqual(4);
  });
});

describe('a source that refuses so many points', () => {
  it('is read in parts, which make the same answer', async () => {
    const { reader, source } = setUp();
    source.fails = (_, read) => (pointsOf(read) > 3_000 ? failed('too-many-points') : undefined);
    const [answer, other] = await reader.read([request('x', 9_999), request('y', 9_999)]);
    expect(answer).toEqual({ ok: true, series: [{ labels: {}, values: new Float64Array(9_999).fill(1) }] });
    expect(other).toEqual(answer);
    const answered = source.reads.filter((it) => pointsOf(it) <= 3_000);
    expect(answered.map(pointsOf).reduce((a, b) => a + b)).toBe(9_999);
    expect(await reader.read([request('x', 9_999)])).toEqual([answer]);
    expect(source.reads).toHaveLength(3 + 4);
  });

  it('says so when even 50 are too many, after the shortest part', async () => {
    const { reader, source } = setUp();
    source.failure = failed('too-many-points');
    expect(await reader.read([request('x', 4_000)])).toEqual([failed('too-many-points')]);
    expect(source.reads.map(pointsOf)).toEqual([4_000, 2_000, 1_000, 500, 250, 125, 62]);
  });

  it('says why when one of the parts fails otherwise', async () => {
    const { reader, source } = setUp();
    source.fails = (_, read) =>
      pointsOf(read) > 3_000 ? failed('too-many-points') : read.toMs === TO ? failed('refused') : undefined;
    expect(await reader.read([request('x', 6_000)])).toEqual([failed('refused')]);
  });
});
