/** @jest-environment node */
import { getEventListeners } from 'node:events';

import { timerPatience } from './timerPatience';

describe('waiting for real', () => {
  const DAY = 86_400_000;

  it('ends after its time, and leaves nothing behind', async () => {
    const { signal } = new AbortController();
    await timerPatience.sleep(0, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('ends at once when nobody waits any more, or nobody did', async () => {
    const controller = new AbortController();
    const asleep = timerPatience.sleep(DAY, controller.signal);
    controller.abort();
    await asleep;
    await timerPatience.sleep(DAY, AbortSignal.abort());
  });

  it('is random between none and all', () => {
    const drawn = Array.from({ length: 100 }, () => timerPatience.random());
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(new Set(drawn).size).toBeGreaterThan(90);
  });
});
