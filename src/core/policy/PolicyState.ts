/** The answer to "may we ship?". One function decides it (decidePolicy); every surface shows that one. */
export const POLICY_STATES = [
  'stop',
  'exception',
  'cant-tell',
  'care',
  'unsigned',
  'too-little-traffic',
  'ship',
] as const;

/** Ordered worst first, the order of lists and walls. */
export type PolicyState = (typeof POLICY_STATES)[number];

/** Sorts worst first. */
export function bySeverity(a: PolicyState, b: PolicyState): number {
  return POLICY_STATES.indexOf(a) - POLICY_STATES.indexOf(b);
}
