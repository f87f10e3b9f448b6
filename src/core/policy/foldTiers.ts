import type { Tier } from '../agreement/Tier';
import { type Confirmed, TierFold, type TierState } from './TierFold';
import type { TierPoint } from './tierPoints';

/**
 * Folds the points of one version of an agreement into a tier (see TierFold).
 *
 * @param tiers best first; the first has no entry
 * @param points ascending in time, from the fixed start (see tierPoints)
 * @returns absent when no point has a value
 */
export function foldTiers(
  tiers: readonly Tier[],
  points: readonly TierPoint[],
  confirmed: readonly Confirmed[] = []
): TierState | undefined {
  const fold = new TierFold(tiers, confirmed);
  points.forEach((it) => fold.take(it));
  return fold.current;
}
