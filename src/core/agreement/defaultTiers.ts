import type { Tier } from './Tier';

/** The policy a new agreement starts from: release freely, with care below a quarter, reliability first when used up. */
export const DEFAULT_TIERS: readonly Tier[] = [
  { id: 'ship', decision: 'ship', agreed: 'Release freely. Experiments welcome.', duties: {} },
  {
    id: 'care',
    decision: 'care',
    enter: { remainingBelow: 0.25 },
    leave: { remainingAbove: 0.3, heldForHours: 6 },
    agreed: 'Canary first.',
    duties: { sre: 'Reviews risky changes the same day.', product: 'Moves launches that can wait.' },
  },
  {
    id: 'stop',
    decision: 'stop',
    enter: { remainingBelow: 0 },
    leave: { remainingAbove: 0.1, heldForHours: 24 },
    agreed: 'Fixes and security only.',
    duties: {
      development: 'Spends half the sprint on reliability.',
      lead: 'May grant an exception, with a reason and an end.',
    },
  },
];
