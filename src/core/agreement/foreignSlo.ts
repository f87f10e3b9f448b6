import type { AgreementDefinition } from './AgreementDefinition';
import type { Terms } from './Terms';

/**
 * Why an act is about an SLO that is none of the agreement's business, as a sentence; undefined when it is about its own.
 * An SLO that has left the definition since was its business while the terms in force held it.
 *
 * @param slos ids; absent: all of the agreement
 * @param terms those in force when it was written
 */
export function foreignSlo(
  slos: readonly string[] | undefined,
  definition: AgreementDefinition,
  terms: Terms | undefined
): string | undefined {
  const foreign = slos?.find((id) => !definition.slos.includes(id) && !terms?.slos.some((slo) => slo.id === id));
  return foreign === undefined ? undefined : `It is about the SLO "${foreign}", which this agreement does not cover.`;
}
