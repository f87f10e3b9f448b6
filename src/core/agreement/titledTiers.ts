import { tierName } from '../wording/wordTier';
import type { Tier } from './Tier';

/** A tier with what sentences call it. */
export type TitledTier = Tier & { name: string };

/** Tiers with their names, else their headlines; where two would be called the same, with their places: "Ship with care (tier 3)". */
export function titledTiers(tiers: readonly Tier[]): TitledTier[] {
  const names = tiers.map(tierName);
  return tiers.map((tier, index) => {
    const name = names[index]!;
    const isShared = names.some((it, other) => other !== index && it === name);
    return { ...tier, name: isShared ? `${name} (tier ${index + 1})` : name };
  });
}
