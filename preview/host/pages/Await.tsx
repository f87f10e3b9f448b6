import { isFetchError } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import { useEffect, useState, type ReactNode } from 'react';
import { SentenceBox } from '../chrome/SentenceBox';

interface AwaitProps<T> {
  /** What the promise depends on; with another key it is made anew, and an older one that ends late is ignored. */
  of: string;
  make: () => Promise<T>;
  /** The title over the reason of a failure. */
  failure: string;
  children: (value: T) => ReactNode;
}

/** Shows what a promise came to; until then that it is loading, and why in case it fails. */
export function Await<T>({ of: key, make, failure, children }: AwaitProps<T>) {
  const [last, setLast] = useState<{ key: string; value?: T; problem?: string }>();
  useEffect(() => {
    let current = true;
    make().then(
      (value) => current && setLast({ key, value }),
      (error) => current && setLast({ key, problem: wordsOf(error) })
    );
    return () => {
      current = false;
    };
    // The key stands for everything that `make` uses.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  if (last?.key !== key) {
    return <LoadingPlaceholder text="Loading…" />;
  }
  if (last.problem !== undefined) {
    return <SentenceBox title={failure} text={last.problem} severity="error" />;
  }
  return children(last.value as T);
}

function wordsOf(error: unknown): string {
  if (isFetchError(error)) {
    return `${error.status}: ${error.data?.message ?? error.statusText}`;
  }
  return error instanceof Error ? error.message : String(error);
}
