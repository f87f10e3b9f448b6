import { useLayoutEffect, useRef } from 'react';
import { type NavigateOptions, useSearchParams } from 'react-router-dom';

import { narrowOverviewFilter } from './narrowOverviewFilter';
import type { OverviewFilter } from './OverviewFilter';

/** What of the overview stands in the address, so that it can be shared and the way back works. */
export interface OverviewAddress {
  filter: OverviewFilter;
  /** The SLO whose details are open. */
  slo?: string;
  /** Changes the parts that are named; an empty or undefined value takes its part away. */
  setFilter: (part: Partial<OverviewFilter>) => void;
  openSlo: (slo: string | undefined) => void;
}

/** Reads `?team=&q=&slo=` of the address and writes it, leaving the other parameters alone. */
export function useOverviewAddress(): OverviewAddress {
  const [params, setParams] = useSearchParams();
  // Combobox calls handlers of earlier drawings and reports a choice more than once. So a change starts from the address
  // as it is now, and going where one is already must not happen: each would draw, report and go again without end.
  const current = useRef(params);
  useLayoutEffect(() => {
    current.current = params;
  }, [params]);

  const change = (parts: Record<string, string | undefined>, options?: NavigateOptions) => {
    const next = new URLSearchParams(current.current);
    for (const [name, value] of Object.entries(parts)) {
      if (value === undefined || value === '') {
        next.delete(name);
      } else {
        next.set(name, value);
      }
    }
    if (next.toString() !== current.current.toString()) {
      setParams(next, options);
    }
  };
  return {
    filter: narrowOverviewFilter({ team: params.get('team'), q: params.get('q') }),
    slo: params.get('slo') ?? undefined,
    // Typing must not fill the way back.
    setFilter: (part) => change({ ...part }, { replace: true }),
    openSlo: (slo) => change({ slo }),
  };
}
