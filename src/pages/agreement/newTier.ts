import type { TierDraft } from './TermsDraft';

/** A tier to fill in, with an id of its own. It goes to the end, where the strictest is. */
export function newTier(others: readonly TierDraft[]): TierDraft {
  const ids = new Set(others.map((it) => it.id));
  let number = others.length + 1;
  while (ids.has(`tier-${number}`)) {
    number += 1;
  }
  return {
    id: `tier-${number}`,
    name: '',
    decision: others.at(-1)?.decision ?? 'ship',
    remainingBelow: '',
    incidentAbove: '',
    burnFactor: '',
    burnHours: '',
    remainingAbove: '',
    heldForHours: '',
    agreed: '',
    duties: {},
    reliabilityShare: '',
  };
}
