import type { Tier } from '../agreement/Tier';
import { formatShare } from './formatShare';

const SHORT: Readonly<Record<Tier['decision'], string>> = { ship: 'ship', care: 'care', stop: 'stop' };

/** "care below 25 %", "stop when used up", "ship". */
export function tierLabel(tier: Tier): string {
  const word = SHORT[tier.decision];
  if (tier.enter?.remainingBelow === undefined) {
    return word;
  }
  return tier.enter.remainingBelow === 0
    ? `${word} when used up`
    : `${word} below ${formatShare(tier.enter.remainingBelow)}`;
}
