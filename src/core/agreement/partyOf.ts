import type { Act } from './Act';
import type { Party } from './parties';

/** For which party an act was written; absent for what anyone may say. */
export function partyOf(act: Act): Party | undefined {
  return 'party' in act ? act.party : undefined;
}
