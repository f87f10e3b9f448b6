import type { Slo } from '../slo/Slo';
import type { AgreementState } from './AgreementState';
import { signedSlo } from './signedSlo';

/**
 * The SLO that counts: as signed, if the agreement in force covers it, else as defined. Service and team are not
 * part of what is signed and come from the definition.
 */
export function effectiveSlo(slo: Slo, agreement: AgreementState | undefined): Slo {
  const signed = agreement === undefined ? undefined : signedSlo(agreement, slo.id);
  return signed === undefined ? slo : { ...signed, service: slo.service, team: slo.team };
}
