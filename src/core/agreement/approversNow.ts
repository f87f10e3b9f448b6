import type { ExceptionDecision, ExclusionDecision } from './Decision';
import { exceptionParties, exclusionParties } from './decisionParties';
import type { Party } from './parties';
import type { Terms } from './Terms';

/**
 * The parties that what was asked for waits for, by the terms in force now, which may be newer than those it was asked under. None
 * where nothing is in force.
 */
export function approversNow(
  { kind, asked, approvals }: Pick<ExceptionDecision | ExclusionDecision, 'kind' | 'asked' | 'approvals'>,
  terms: Terms | undefined
): Party[] {
  if (terms === undefined) {
    return [];
  }
  if (kind === 'exception') {
    return [...exceptionParties(terms)];
  }
  const needed = exclusionParties(terms);
  const missing = needed.filter((it) => it !== asked.party && !approvals.some(({ party }) => party === it));
  // Who is still asked has approved it by the terms before: another one of them says that it holds by these.
  return missing.length > 0 ? missing : [...needed];
}
