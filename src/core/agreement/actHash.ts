import type { Act } from './Act';
import { canonicalHash } from './canonicalHash';

const known = new WeakMap<Act, string>();

/**
 * The hash by which a later act names this one. It is remembered by object: what was read is folded again for every time
 * that is asked about, and never changed in place.
 */
export function actHash(act: Act): string {
  const hash = known.get(act) ?? canonicalHash(act);
  known.set(act, hash);
  return hash;
}
