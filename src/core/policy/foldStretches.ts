import type { Tier } from '../agreement/Tier';
import type { Budgeted } from '../budget/budgetAt';
import type { Counts } from '../budget/Counts';
import { type Confirmed, TierFold, type TierState } from './TierFold';
import { type TierPoint, tierPoints } from './tierPoints';

const HOUR_MS = 3_600_000;

/** A stretch of time in which one version of an agreement decides. */
export interface TierStretch {
  tiers: readonly Tier[];
  /** As this version has it: the target may differ from the next one's. */
  slo: Budgeted;
  /** Milliseconds. */
  from: number;
  /** Where the next one begins; of the last one, the time asked about. */
  to: number;
  /** Whether the tiers of the stretch before go on: people signed anew, and the SLO is measured in the same way. */
  continues: boolean;
}

/** The tier after a point that has a value. */
export interface FoldedPoint {
  point: TierPoint;
  state: TierState;
  tier: Tier;
}

/**
 * Folds stretches that follow each other, hour by hour (see TierFold). A new version of an agreement does not lift a tier that
 * holds just because people signed anew.
 *
 * @param stretches ascending in time
 */
export function* foldStretches(
  counts: Counts,
  stretches: readonly TierStretch[],
  confirmed: readonly Confirmed[] = []
): Generator<FoldedPoint> {
  let fold: TierFold | undefined;
  for (const [i, { tiers, slo, from, to, continues }] of stretches.entries()) {
    if (fold === undefined || !continues) {
      fold = new TierFold(tiers, confirmed);
    } else {
      fold.replace(tiers);
    }
    // The hour in which the first one begins is its own; later ones leave it to the one before.
    const start = (i === 0 ? Math.floor(from / HOUR_MS) : Math.ceil(from / HOUR_MS)) * HOUR_MS;
    for (const point of tierPoints(counts, slo, start, to, tiers, i === stretches.length - 1)) {
      const state = fold.take(point);
      if (state !== undefined) {
        yield { point, state, tier: tiers[state.tier]! };
      }
    }
  }
}
