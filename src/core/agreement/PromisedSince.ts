import type { Confirmation } from './Decision';
import type { Tier } from './Tier';

/** What was promised from a time on: by the version of the agreement that decided from then on. */
export interface PromisedSince {
  /** Milliseconds. */
  since: number;
  /** When the version came into force, where another agreement decided until `since`. */
  inForceSince?: number;
  target: number;
  tiers: readonly Tier[];
  /** Whether it replaced the one before within the same agreement and measures the SLO in the same way: its tiers go on. */
  continues?: boolean;
  /** Who confirmed the recovery of this SLO; absent: nobody. */
  confirmed?: ReadonlyArray<Pick<Confirmation, 'tier' | 'party' | 'at'>>;
}
