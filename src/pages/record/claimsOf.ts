import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';

/** Which agreements cover an SLO, by the SLO's id. */
export function claimsOf(agreements: readonly AgreementDefinition[]): Map<string, AgreementDefinition[]> {
  const claims = new Map<string, AgreementDefinition[]>();
  for (const agreement of agreements) {
    for (const slo of agreement.slos) {
      claims.set(slo, [...(claims.get(slo) ?? []), agreement]);
    }
  }
  return claims;
}
