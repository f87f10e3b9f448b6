import type { Tier } from './Tier';

/** What was promised from a time on: by the version of the agreement that came into force then. */
export interface PromisedSince {
  /** Milliseconds. */
  since: number;
  target: number;
  tiers: readonly Tier[];
}
