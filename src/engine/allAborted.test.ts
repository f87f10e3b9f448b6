/** @jest-environment node */
import { getEventListeners } from 'node:events';

import { allAborted } from './allAborted';

describe('waiting for all to go', () => {
  const three = () => [new AbortController(), new AbortController(), new AbortController()];

  it('ends with the last one, in whatever order they go', () => {
    const [a, b, c] = three();
    a!.abort();
    const { signal } = allAborted([a!.signal, b!.signal, c!.signal]);
    c!.abort();
    expect(signal.aborted).toBe(false);
    b!.abort();
    expect(signal.aborted).toBe(true);
  });

  it('has ended already when all have gone', () => {
    expect(allAborted([AbortSignal.abort(), AbortSignal.abort()]).signal.aborted).toBe(true);
  });

  it('counts one that is named twice once', () => {
    const [a] = three();
    const { signal } = allAborted([a!.signal, a!.signal]);
    a!.abort();
    expect(signal.aborted).toBe(true);
  });

  it('leaves nothing behind', () => {
    const [a, b] = three();
    const { signal, release } = allAborted([a!.signal, b!.signal]);
    expect(getEventListeners(a!.signal, 'abort')).toHaveLength(1);
    release();
    expect(getEventListeners(a!.signal, 'abort')).toHaveLength(0);
    [a, b].forEach((it) => it!.abort());
    expect(signal.aborted).toBe(false);
  });
});
