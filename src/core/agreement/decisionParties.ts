import type { Party } from './parties';
import type { Terms } from './Terms';

/** Parties of which any one may grant an exception. */
export function exceptionParties({ exceptionsBy }: Pick<Terms, 'exceptionsBy'>): readonly Party[] {
  return exceptionsBy ?? ['lead'];
}

/** Parties that must all agree to an exclusion: both sides. */
export function exclusionParties({ exclusionsBy }: Pick<Terms, 'exclusionsBy'>): readonly Party[] {
  return exclusionsBy ?? ['product', 'sre'];
}
