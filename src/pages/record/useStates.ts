import { useEffect, useState } from 'react';

import type { StateRow } from '../../frames/decodeState';
import type { Overview } from '../overview/Overview';

export type ReadStates = (slos: readonly string[]) => Promise<Overview>;

export interface States {
  rows: readonly StateRow[];
  /** Why there are none, as a sentence. */
  problem?: string;
}

const NONE: States = { rows: [] };

/**
 * The states of some SLOs, read again whenever the page is. Of none nothing is asked.
 *
 * @param at when the page was read, milliseconds
 */
export function useStates(read: ReadStates, slos: readonly string[], at: number | undefined): States {
  const [states, setStates] = useState(NONE);
  const ids = slos.join(',');
  useEffect(() => {
    if (ids === '' || at === undefined) {
      return undefined;
    }
    let isLeft = false;
    void read(ids.split(','))
      .then(statesOf, (error: Error): States => ({ rows: [], problem: error.message }))
      .then((next) => !isLeft && setStates(next));
    return () => {
      isLeft = true;
    };
  }, [read, ids, at]);
  return ids === '' ? NONE : states;
}

function statesOf(overview: Overview): States {
  switch (overview.kind) {
    case 'rows':
      return { rows: overview.rows };
    case 'no-slos':
      return NONE;
    case 'no-data-source':
      return {
        rows: [],
        problem: 'The Truce data source is missing. An administrator makes it on the configuration page.',
      };
    default:
      return { rows: [], problem: overview.problem };
  }
}
