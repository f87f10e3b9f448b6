import type { AgreementState } from './AgreementState';
import { signedSlo } from './signedSlo';

/**
 * Since when an SLO has been under an agreement without a break, over all its versions, milliseconds; undefined when the
 * version in force does not hold it.
 */
export function signedSince(state: AgreementState, sloId: string): number | undefined {
  if (signedSlo(state, sloId) === undefined) {
    return undefined;
  }
  const held = state.versions.filter((it) => it.terms.slos.some((slo) => slo.id === sloId));
  let since = state.inForce?.since;
  for (;;) {
    const begins = since;
    const before = held.find((it) => it.until === begins && it.since !== undefined && it.since < (begins ?? 0));
    if (before === undefined) {
      return since;
    }
    since = before.since;
  }
}
