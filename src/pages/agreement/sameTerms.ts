import type { AgreementState } from '../../core/agreement/AgreementState';
import type { Terms } from '../../core/agreement/Terms';
import { termsHash } from '../../core/agreement/termsHash';

/** Why terms need no new version, as a sentence: they are on the table or in force already. */
export function sameTerms(terms: Terms, { proposed, inForce }: AgreementState): string | undefined {
  const hash = termsHash(terms);
  if (proposed?.termsHash === hash) {
    return `Nothing is different from version ${proposed.version}, which is on the table. Change something.`;
  }
  return inForce?.termsHash === hash && proposed === undefined
    ? `Nothing is different from version ${inForce.version}, which is in force. Change something.`
    : undefined;
}
