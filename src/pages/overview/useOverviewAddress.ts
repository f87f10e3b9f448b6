import { useSearchParams } from 'react-router-dom';

import { narrowOverviewFilter } from './narrowOverviewFilter';
import type { OverviewFilter } from './OverviewFilter';

/** What of the overview stands in the address, so that it can be shared and the way back works. */
export interface OverviewAddress {
  filter: OverviewFilter;
  /** The SLO whose details are open. */
  slo?: string;
  setFilter: (filter: OverviewFilter) => void;
  openSlo: (slo: string | undefined) => void;
}

/** Reads `?team=&q=&slo=` of the address and writes it, leaving the other parameters alone. */
export function useOverviewAddress(): OverviewAddress {
  const [params, setParams] = useSearchParams();
  const changed = (parts: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(parts)) {
      if (value === undefined || value === '') {
        next.delete(name);
      } else {
        next.set(name, value);
      }
    }
    return next;
  };
  return {
    filter: narrowOverviewFilter({ team: params.get('team'), q: params.get('q') }),
    slo: params.get('slo') ?? undefined,
    // Typing must not fill the way back.
    setFilter: ({ team, q }) => setParams(changed({ team, q }), { replace: true }),
    openSlo: (slo) => setParams(changed({ slo })),
  };
}
