import type { Tier } from '../agreement/Tier';
import { formatDecimal } from './formatCount';
import { formatShare } from './formatShare';
import { formatBurn } from './wordBurn';

const SHORT: Readonly<Record<Tier['decision'], string>> = { ship: 'ship', care: 'care', stop: 'stop' };

/** "care below 25 %", "stop when used up", "care from an incident above 20 %", "ship"; with its name where it has one. */
export function tierLabel(tier: Tier): string {
  const word = tier.name ?? SHORT[tier.decision];
  const { remainingBelow, incidentAbove, burnAbove } = tier.enter ?? {};
  if (remainingBelow !== undefined) {
    return remainingBelow === 0 ? `${word} when used up` : `${word} below ${formatShare(remainingBelow)}`;
  }
  if (incidentAbove !== undefined) {
    return `${word} from an incident above ${formatShare(incidentAbove)}`;
  }
  return burnAbove === undefined
    ? word
    : `${word} from a burn above ${formatBurn(burnAbove.factor)} over ${formatDecimal(burnAbove.hours)} h`;
}
