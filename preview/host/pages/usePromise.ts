import { isFetchError } from '@grafana/runtime';
import { useEffect, useState, type DependencyList } from 'react';

interface Outcome<T> {
  value?: T;
  /** What went wrong, in words. */
  problem?: string;
}

/** What a promise came to; empty while it runs. A newer promise replaces an older one, whichever ends first. */
export function usePromise<T>(make: () => Promise<T>, inputs: DependencyList): Outcome<T> {
  const [outcome, setOutcome] = useState<Outcome<T>>({});
  useEffect(() => {
    let current = true;
    setOutcome({});
    make().then(
      (value) => current && setOutcome({ value }),
      (error) => current && setOutcome({ problem: wordsOf(error) })
    );
    return () => {
      current = false;
    };
    // The caller names what the promise depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, inputs);
  return outcome;
}

function wordsOf(error: unknown): string {
  if (isFetchError(error)) {
    return `${error.status}: ${error.data?.message ?? error.statusText}`;
  }
  return error instanceof Error ? error.message : String(error);
}
