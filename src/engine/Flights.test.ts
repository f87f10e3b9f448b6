/** @jest-environment node */
import { getEventListeners } from 'node:events';

import { BucketReader } from './BucketReader';
import type { BucketRequest } from './BucketRequest';
import { FakePatience } from './fakePatience';
import { failed, FakeSource } from './fakeSource';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 11, 5);
const SOURCE = { type: 'prometheus', uid: 'prometheus' };
const hour = (n: number) => Date.UTC(2026, 10, 22, n);
const CANCELLED = failed('cancelled', 'The request was cancelled.');

function request(expr: string, part: Partial<BucketRequest> = {}): BucketRequest {
  return {
    source: SOURCE,
    query: { kind: 'promql', expr },
    stepMs: HOUR,
    fromMs: hour(5),
    toMs: hour(11),
    ...part,
  };
}

/** Lets everything that is not held go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const source = new FakeSource(() => 1);
  source.holds = true;
  const patience = new FakePatience();
  return { source, patience, reader: new BucketReader(source, { now: () => NOW }, { patience }) };
}

const isCancelled = (source: FakeSource) => source.reads.map((it) => it.signal!.aborted);

describe('a panel that waits no more', () => {
  it('is answered at once, and the request is cancelled when nobody else waits for it', async () => {
    const { reader, source } = setUp();
    const panel = new AbortController();
    const answers = reader.read([request('x'), request('y')], panel.signal);
    expect(isCancelled(source)).toEqual([false]);
    panel.abort();
    expect(isCancelled(source)).toEqual([true]);
    expect(await answers).toEqual([CANCELLED, CANCELLED]);
  });

  it('asks for nothing when it was gone before', async () => {
    const { reader, source } = setUp();
    expect(await reader.read([request('x')], AbortSignal.abort())).toEqual([CANCELLED]);
    const now = await reader.readInstants(SOURCE, [{ kind: 'promql', expr: 'x' }], NOW, AbortSignal.abort());
    expect(now).toEqual([CANCELLED]);
    expect(source.reads).toHaveLength(0);
  });

  it('cancels nothing that another panel waits for', async () => {
    const { reader, source } = setUp();
    const panel = new AbortController();
    const gone = reader.read([request('x')], panel.signal);
    const stays = reader.read([request('x')]);
    panel.abort();
    expect(await gone).toEqual([CANCELLED]);
    expect(isCancelled(source)).toEqual([false]);
    source.release();
    expect((await stays)[0]!.ok).toBe(true);
  });

  it('cancels when the last of several has gone', async () => {
    const { reader, source } = setUp();
    const [first, second] = [new AbortController(), new AbortController()];
    void reader.read([request('x')], first.signal);
    void reader.read([request('x')], second.signal);
    first.abort();
    expect(isCancelled(source)).toEqual([false]);
    second.abort();
    expect(isCancelled(source)).toEqual([true]);
  });

  it('cancels a request of several queries only when nobody waits for any of them', async () => {
    const { reader, source } = setUp();
    const [both, one] = [new AbortController(), new AbortController()];
    void reader.read([request('x'), request('y')], both.signal);
    const y = reader.read([request('y')], one.signal);
    both.abort();
    expect(isCancelled(source)).toEqual([false]);
    source.release();
    expect((await y)[0]!.ok).toBe(true);
    expect(source.asked).toEqual([['x', 'y']]);
  });

  it('takes its requests out of the queue', async () => {
    const { reader, source } = setUp();
    const panel = new AbortController();
    const spans = [0, 1, 2, 3, 4, 5, 6].map((n) => request('x', { fromMs: hour(n) }));
    void reader.read(spans, panel.signal);
    const other = reader.read([request('y')]);
    panel.abort();
    source.release();
    await settle();
    source.release();
    expect((await other)[0]!.ok).toBe(true);
    expect(source.asked).toEqual([['x'], ['x'], ['x'], ['x'], ['x'], ['y']]);
  });

  it('leaves only its own queries out of a request that waits in the queue', async () => {
    const { reader, source } = setUp();
    const busy = reader.read([0, 1, 2, 3, 4].map((n) => request('busy', { fromMs: hour(n) })));
    const panel = new AbortController();
    void reader.read([request('x'), request('y')], panel.signal);
    const y = reader.read([request('y')]);
    panel.abort();
    source.release();
    await busy;
    await settle();
    expect(source.asked[5]).toEqual(['y']);
    source.release();
    expect((await y)[0]!.ok).toBe(true);
  });

  it('does not spoil it for one who comes just after: that one has a request of its own', async () => {
    const { reader, source } = setUp();
    const panel = new AbortController();
    void reader.read([request('x')], panel.signal);
    panel.abort();
    const next = reader.read([request('x')]);
    expect(isCancelled(source)).toEqual([true, false]);
    source.release();
    expect((await next)[0]!.ok).toBe(true);
    await settle();
    // What the cancelled one left behind must not hide the other's request from those who come later.
    const again = await reader.read([request('x')]);
    expect(again[0]!.ok).toBe(true);
    expect(source.reads).toHaveLength(2);
  });

  it('is not waited for by one who joins the successor of its cancelled request', async () => {
    const { reader, source } = setUp();
    const panel = new AbortController();
    void reader.read([request('x')], panel.signal);
    panel.abort();
    const [a, b] = [reader.read([request('x')]), reader.read([request('x')])];
    await settle();
    const c = reader.read([request('x')]);
    source.release();
    expect((await Promise.all([a, b, c])).every(([it]) => it!.ok)).toBe(true);
    expect(source.reads).toHaveLength(2);
  });

  it('ends the trying again', async () => {
    const { reader, source, patience } = setUp();
    source.holds = false;
    source.failure = failed('unreachable');
    const panel = new AbortController();
    patience.sleep = async () => panel.abort();
    expect(await reader.read([request('x')], panel.signal)).toEqual([CANCELLED]);
    await settle();
    expect(source.reads).toHaveLength(1);
  });

  it('gives the place of a cancelled request to the next one', async () => {
    const { reader, source } = setUp();
    const panel = new AbortController();
    void reader.read(
      [0, 1, 2, 3, 4].map((n) => request('x', { fromMs: hour(n) })),
      panel.signal
    );
    const next = reader.read([request('y')]);
    expect(source.reads).toHaveLength(5);
    panel.abort();
    await settle();
    source.release();
    expect((await next)[0]!.ok).toBe(true);
  });

  it('is answered as usual when it goes after the answer, and is forgotten then', async () => {
    const { reader, source } = setUp();
    source.holds = false;
    const panel = new AbortController();
    const answers = await reader.read([request('x')], panel.signal);
    expect(getEventListeners(panel.signal, 'abort')).toEqual([]);
    panel.abort();
    expect(answers[0]!.ok).toBe(true);
    expect(isCancelled(source)).toEqual([false]);
  });

  it('cancels a reading of one moment in the same way', async () => {
    const { reader, source } = setUp();
    const panel = new AbortController();
    const gone = reader.readInstants(SOURCE, [{ kind: 'promql', expr: 'x' }], NOW, panel.signal);
    panel.abort();
    expect(await gone).toEqual([CANCELLED]);
    expect(isCancelled(source)).toEqual([true]);
  });
});
