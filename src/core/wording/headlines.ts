import type { PolicyState } from '../policy/PolicyState';

/** The state word, the same on every surface. */
export const HEADLINES: Readonly<Record<PolicyState, string>> = {
  ship: 'Ship',
  care: 'Ship with care',
  stop: 'Reliability first',
  exception: 'Exception',
  unsigned: 'No agreement yet',
  'cant-tell': "Can't tell",
  'too-little-traffic': 'Too little traffic',
};
