import type { AgreementState } from './AgreementState';
import type { Confirmation } from './Decision';

/** Who confirmed the recovery of an SLO of an agreement, oldest first. */
export function confirmationsOf(
  { confirmations }: Pick<AgreementState, 'confirmations'>,
  sloId: string
): Confirmation[] {
  return confirmations.filter((it) => it.slo === undefined || it.slo === sloId);
}
