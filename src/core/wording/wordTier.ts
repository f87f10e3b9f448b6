import type { Tier } from '../agreement/Tier';
import { HEADLINES } from './headlines';

/** When a tier begins: "below 25 % left", "used up or one incident over 20 %". Empty for the first tier. */
export function tierBegins(_tier: Tier): string {
  return '';
}

/** When a tier ends: "above 30 % for 6 h". Empty for the first tier. */
export function tierEnds(_tier: Tier): string {
  return '';
}

/** What people call a tier: its name, else the word of its decision. */
export function tierName(tier: Pick<Tier, 'name' | 'decision'>): string {
  return tier.name ?? HEADLINES[tier.decision];
}
