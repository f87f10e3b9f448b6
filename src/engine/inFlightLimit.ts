/** Starts a task at once or when its turn comes; settles as the task does. */
export type InFlightLimit = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Lets some tasks run at a time; those beyond wait in the order in which they came. A task that fails frees its place as
 * one that succeeds does.
 *
 * @param most how many tasks run at a time
 */
export function inFlightLimit(most: number): InFlightLimit {
  const waiting: Array<() => void> = [];
  let running = 0;
  return async (task) => {
    if (running < most) {
      running++;
    } else {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await task();
    } finally {
      // The place is handed over, not freed: a task that comes just now must not overtake the one that waits.
      const next = waiting.shift();
      if (next === undefined) {
        running--;
      } else {
        next();
      }
    }
  };
}
