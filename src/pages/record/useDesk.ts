import { useCallback, useEffect, useRef, useState } from 'react';

import type { StoreErrorKind } from '../../storage/StoreError';

/** How often a page reads again while it can be seen, in milliseconds. */
export const DESK_REFRESH_MS = 30_000;

/** Why reading failed. */
export interface DeskProblem {
  /** Absent when what failed is not the store. */
  kind?: StoreErrorKind;
  /** A sentence. */
  problem: string;
}

export interface DeskReading<T> {
  /** The last answer; it stays while the next one is read and when that fails. Absent before the first. */
  contents?: T;
  /** Why the newest reading failed; absent when it did not. */
  failure?: DeskProblem;
  isReading: boolean;
  /** Reads again. Resolves when the answer is shown. */
  refresh: () => Promise<void>;
}

/**
 * Reads at once, and every half minute while the page can be seen and what it shows exists.
 *
 * @param read must be the same function from drawing to drawing (useCallback): another one is read at once
 * @param isFollowing `false`: reads at once only
 */
export function useDesk<T>(read: () => Promise<T>, isFollowing = true): DeskReading<T> {
  const [contents, setContents] = useState<T>();
  const [failure, setFailure] = useState<DeskProblem>();
  const [isReading, setReading] = useState(true);
  const newest = useRef(0);
  const startedAt = useRef(0);
  const hasAnswered = useRef(false);
  const isMissing = useRef(false);

  const load = useCallback(() => {
    const mine = ++newest.current;
    startedAt.current = Date.now();
    const show = (change: () => void) => {
      // What was said meanwhile would be missing from an older answer.
      if (mine === newest.current) {
        change();
        setReading(false);
      }
    };
    return read().then(
      (value) =>
        show(() => {
          hasAnswered.current = true;
          isMissing.current = false;
          setContents(value);
          setFailure(undefined);
        }),
      (error: unknown) =>
        show(() => {
          const problem = problemOf(error);
          isMissing.current = problem.kind === 'not-found' && !hasAnswered.current;
          setFailure(problem);
        })
    );
  }, [read]);

  const refresh = useCallback(() => {
    setReading(true);
    return load();
  }, [load]);

  useEffect(() => {
    // What does not exist does not come by waiting.
    const isSeen = () => document.visibilityState === 'visible' && !isMissing.current;
    const onTick = () => void (isSeen() && refresh());
    const onVisibility = () => void (isSeen() && Date.now() - startedAt.current >= DESK_REFRESH_MS && refresh());
    void load();
    if (!isFollowing) {
      return undefined;
    }
    const timer = setInterval(onTick, DESK_REFRESH_MS);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [load, refresh, isFollowing]);

  return { contents, failure, isReading, refresh };
}

function problemOf(error: unknown): DeskProblem {
  // The data source is a plugin of its own with its own copy of StoreError: instanceof does not see through that.
  const { kind, message } = error as { kind?: StoreErrorKind; message?: string };
  return { kind, problem: message || 'Grafana gave no reason.' };
}
