/**
 * Starts a task at once or when its turn comes; settles as the task does. A task whose signal is aborted before its turn
 * never starts: `undefined`.
 */
export type InFlightLimit = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T | undefined>;

/**
 * Lets some tasks run at a time; those beyond wait in the order in which they came. A task that fails frees its place as
 * one that succeeds does.
 *
 * @param most how many tasks run at a time
 */
export function inFlightLimit(most: number): InFlightLimit {
  const waiting = new Set<() => void>();
  let running = 0;
  return async (task, signal) => {
    if (signal?.aborted) {
      return undefined;
    }
    if (running < most) {
      running++;
    } else if (!(await placeIn(waiting, signal))) {
      return undefined;
    }
    try {
      return await task();
    } finally {
      // The place is handed over, not freed: a task that comes just now must not overtake the one that waits.
      const [next] = waiting;
      if (next === undefined) {
        running--;
      } else {
        waiting.delete(next);
        next();
      }
    }
  };
}

/** True when the turn has come, false when the signal was aborted before. */
function placeIn(waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const start = () => {
      signal?.removeEventListener('abort', giveUp);
      resolve(true);
    };
    const giveUp = () => {
      waiting.delete(start);
      resolve(false);
    };
    waiting.add(start);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}
