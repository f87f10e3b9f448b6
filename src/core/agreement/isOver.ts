import type { AgreementState } from './AgreementState';

/** It was in force, and has been retired with nothing to follow it. */
export function isOver({ inForce, proposed, versions }: AgreementState): boolean {
  return inForce === undefined && proposed === undefined && versions.some((it) => it.status === 'retired');
}
