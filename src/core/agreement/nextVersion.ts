import type { AgreementState } from './AgreementState';

/** The version number of the next proposal: one more than the highest proposed before. */
export function nextVersion({ inForce, proposed }: AgreementState): number {
  return 1 + Math.max(inForce?.version ?? 0, proposed?.version ?? 0);
}
