/** @jest-environment node */
import { inFlightLimit } from './inFlightLimit';

/** A task that ends when told to. */
function task() {
  const it = { started: false, end: () => {}, fail: (_: Error) => {}, run: () => Promise.resolve('') };
  it.run = () => {
    it.started = true;
    return new Promise((resolve, reject) => {
      it.end = () => resolve('done');
      it.fail = reject;
    });
  };
  return it;
}

/** Lets everything that is not waiting for its end go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('limiting what is in flight', () => {
  it('starts what there is a place for at once, and the others in their order', async () => {
    const limit = inFlightLimit(2);
    const tasks = [task(), task(), task(), task()];
    const results = tasks.map((it) => limit(it.run));
    const started = () => tasks.map((it) => it.started);
    expect(started()).toEqual([true, true, false, false]);
    tasks[1]!.end();
    expect(await results[1]).toBe('done');
    await settle();
    expect(started()).toEqual([true, true, true, false]);
    [0, 2].forEach((i) => tasks[i]!.end());
    await settle();
    tasks[3]!.end();
    expect(await results[3]).toBe('done');
  });

  it('gives the place of a task that fails to the next one', async () => {
    const limit = inFlightLimit(1);
    const [failing, next] = [task(), task()];
    const failed = limit(failing.run);
    const later = limit(next.run);
    failing.fail(new Error('connection refused'));
    await expect(failed).rejects.toThrow('connection refused');
    await settle();
    next.end();
    expect(await later).toBe('done');
  });

  it('takes a task that cannot even start for one that fails', async () => {
    const limit = inFlightLimit(1);
    const broken = limit(() => {
      throw new Error('no such source');
    });
    await expect(broken).rejects.toThrow('no such source');
    expect(await limit(() => Promise.resolve(1))).toBe(1);
  });

  it('never starts what was cancelled before its turn, and does not count it', async () => {
    const limit = inFlightLimit(1);
    const [running, cancelled, next] = [task(), task(), task()];
    const controller = new AbortController();
    const results = [limit(running.run), limit(cancelled.run, controller.signal), limit(next.run)];
    controller.abort();
    expect(await results[1]).toBeUndefined();
    running.end();
    await settle();
    expect([cancelled.started, next.started]).toEqual([false, true]);
    next.end();
    expect(await limit(() => Promise.resolve('free'), AbortSignal.abort())).toBeUndefined();
    expect(await limit(() => Promise.resolve('free'))).toBe('free');
  });

  it('lets go on what is cancelled after it started', async () => {
    const limit = inFlightLimit(1);
    const controller = new AbortController();
    const [running, waiting] = [task(), task()];
    const first = limit(running.run, controller.signal);
    const second = limit(waiting.run, controller.signal);
    running.end();
    await settle();
    controller.abort();
    waiting.end();
    expect(await Promise.all([first, second])).toEqual(['done', 'done']);
  });
});
