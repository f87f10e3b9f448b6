import type { TierDecision } from '../../core/agreement/Tier';
import type { TierMark } from '../../frames/StateDetail';

/** A stretch of the budget in which one tier decides, as shares. */
export interface TierBand {
  decision: TierDecision;
  from: number;
  to: number;
}

/** The stretches of the tiers, worst first. The first tier has no entry: it reaches up to everything. */
export function tierBands(tiers: readonly TierMark[]): TierBand[] {
  const entered = tiers.filter((tier): tier is TierMark & { below: number } => tier.below !== undefined);
  const rising = entered.sort((a, b) => a.below - b.below);
  const bands = rising.map((tier, index): TierBand => {
    const below = rising[index - 1]?.below;
    return { decision: tier.decision, from: below ?? -Infinity, to: tier.below };
  });
  const first = tiers.find((tier) => tier.below === undefined);
  const top = rising[rising.length - 1]?.below ?? -Infinity;
  return first === undefined ? bands : [...bands, { decision: first.decision, from: top, to: Infinity }];
}
