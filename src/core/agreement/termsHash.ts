import { canonicalHash } from './canonicalHash';
import type { Terms } from './Terms';

const known = new WeakMap<Terms, string>();

/** The hash by which a signature names the terms it signs. Remembered by object: terms that were read never change in place. */
export function termsHash(terms: Terms): string {
  const hash = known.get(terms) ?? canonicalHash(terms);
  known.set(terms, hash);
  return hash;
}
