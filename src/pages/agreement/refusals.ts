import type { Offer } from '../../core/agreement/offersOf';

/** Why things are not offered, every reason once, in the order of the things. */
export function refusals(offers: readonly Offer[]): string[] {
  return [...new Set(offers.flatMap((it) => it.why ?? []))];
}
