import { useCallback, useEffect, useState } from 'react';

import type { HttpPort } from '../../grafana/HttpPort';
import { readSetUp, type SetUpItem } from '../../grafana/setup/readSetUp';
import { setUpGrafana, type SetUpResult } from '../../grafana/setup/setUpGrafana';

export interface SetUp {
  /** What is there now; absent before the first answer. */
  items?: SetUpItem[];
  /** What the last run did so far, in the order of the items. */
  results: SetUpResult[];
  isRunning: boolean;
  run: () => Promise<void>;
}

/** Reads what is set up, and sets up what is missing when asked to. */
export function useSetUp(http: HttpPort): SetUp {
  const [items, setItems] = useState<SetUpItem[]>();
  const [results, setResults] = useState<SetUpResult[]>([]);
  const [isRunning, setRunning] = useState(false);

  useEffect(() => {
    let isShown = true;
    void readSetUp(http).then((found) => isShown && setItems(found));
    return () => {
      isShown = false;
    };
  }, [http]);

  const run = useCallback(async () => {
    setRunning(true);
    setResults([]);
    await setUpGrafana(http, (result) => setResults((before) => [...before, result]));
    setItems(await readSetUp(http));
    setRunning(false);
  }, [http]);

  return { items, results, isRunning, run };
}
