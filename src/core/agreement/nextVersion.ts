import type { AgreementState } from './AgreementState';

/** The number of the next proposal: one more than the highest that was validly proposed. */
export function nextVersion({ versions }: Pick<AgreementState, 'versions'>): number {
  return versions.reduce((highest, it) => Math.max(highest, it.version), 0) + 1;
}
