import type { StateRow } from '../../frames/decodeState';

/** A tier that may only end once somebody confirms that its cause is mended. */
export interface ToConfirm {
  /** Id of the tier. */
  tier: string;
  /** Id of the SLO. */
  slo: string;
  /** Milliseconds, if known. */
  since?: number;
}

/** The tiers that wait for a confirmation, by what the SLOs say now. */
export function toConfirm(rows: readonly StateRow[]): ToConfirm[] {
  return rows.flatMap(({ slo, detail }) => (detail.confirm === undefined ? [] : [{ slo, ...detail.confirm }]));
}
