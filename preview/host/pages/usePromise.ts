import { isFetchError } from '@grafana/runtime';
import { useEffect, useState } from 'react';

interface Outcome<T> {
  value?: T;
  /** What went wrong, in words. */
  problem?: string;
}

/**
 * What a promise came to; empty while it runs.
 *
 * @param key - what the promise depends on; with another key it is made anew, and an older one that ends late is ignored
 */
export function usePromise<T>(key: string, make: () => Promise<T>): Outcome<T> {
  const [last, setLast] = useState<{ key: string; outcome: Outcome<T> }>();
  useEffect(() => {
    let current = true;
    const settle = (outcome: Outcome<T>) => current && setLast({ key, outcome });
    make().then(
      (value) => settle({ value }),
      (error) => settle({ problem: wordsOf(error) })
    );
    return () => {
      current = false;
    };
    // The key stands for everything that `make` uses.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return last?.key === key ? last.outcome : {};
}

function wordsOf(error: unknown): string {
  if (isFetchError(error)) {
    return `${error.status}: ${error.data?.message ?? error.statusText}`;
  }
  return error instanceof Error ? error.message : String(error);
}
