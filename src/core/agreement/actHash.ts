import type { Act } from './Act';
import { canonicalHash } from './canonicalHash';

/** The hash by which a later act names this one. */
export function actHash(act: Act): string {
  return canonicalHash(act);
}
