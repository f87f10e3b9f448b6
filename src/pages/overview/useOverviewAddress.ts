import { useAddress } from '../useAddress';
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
  const { params, change } = useAddress();
  return {
    filter: narrowOverviewFilter({ team: params.get('team'), q: params.get('q') }),
    slo: params.get('slo') ?? undefined,
    // Typing must not fill the way back.
    setFilter: (part) => change({ ...part }, { replace: true }),
    openSlo: (slo) => change({ slo }),
  };
}
