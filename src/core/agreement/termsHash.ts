import { canonicalHash } from './canonicalHash';
import type { Terms } from './Terms';

/** The hash by which a signature names the terms it signs. */
export function termsHash(terms: Terms): string {
  return canonicalHash(terms);
}
