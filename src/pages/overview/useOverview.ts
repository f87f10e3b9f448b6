import { useCallback, useEffect, useRef, useState } from 'react';

import type { Overview } from './Overview';

/** How often the overview reads again while it can be seen, in milliseconds. */
export const REFRESH_MS = 30_000;

export interface OverviewReading {
  /** The last answer; it stays while the next one is read. Absent before the first. */
  overview?: Overview;
  isReading: boolean;
  refresh: () => void;
}

/** Reads the overview at once and every half minute while the page can be seen. Never twice at a time. */
export function useOverview(read: () => Promise<Overview>): OverviewReading {
  const [overview, setOverview] = useState<Overview>();
  const [isReading, setReading] = useState(true);
  const isBusy = useRef(false);
  const startedAt = useRef(0);

  const refresh = useCallback(() => {
    if (isBusy.current) {
      return;
    }
    isBusy.current = true;
    startedAt.current = Date.now();
    setReading(true);
    void read()
      .catch((error: Error): Overview => ({ kind: 'failed', problem: error.message }))
      .then((next) => {
        isBusy.current = false;
        setOverview(next);
        setReading(false);
      });
  }, [read]);

  useEffect(() => {
    const isSeen = () => document.visibilityState === 'visible';
    const onTick = () => isSeen() && refresh();
    const onVisibility = () => isSeen() && Date.now() - startedAt.current >= REFRESH_MS && refresh();
    refresh();
    const timer = setInterval(onTick, REFRESH_MS);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [refresh]);

  return { overview, isReading, refresh };
}
