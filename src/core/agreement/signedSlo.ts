import type { AgreementState } from './AgreementState';
import type { SloTerms } from './Terms';

/**
 * An SLO as the agreement in force has it. Absent when nothing is in force, when the signed terms do not hold the SLO
 * (it joined the agreement later), or when the definition does not: terms cannot reach for SLOs of other agreements.
 */
export function signedSlo({ definition, inForce }: AgreementState, sloId: string): SloTerms | undefined {
  if (!definition.slos.includes(sloId)) {
    return undefined;
  }
  return inForce?.terms.slos.find((slo) => slo.id === sloId);
}
