import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementVersion, InForce } from './AgreementState';
import { requiredParties } from './requiredParties';

/** The highest fully signed version; of two with one number, the one that was fully signed last. */
export function versionInForce(definition: AgreementDefinition, versions: AgreementVersion[]): InForce | undefined {
  let best: InForce | undefined;
  for (const version of versions) {
    if (version.waitsFor.length > 0) {
      continue;
    }
    const since = signedSince(definition, version);
    if (
      best === undefined ||
      version.version > best.version ||
      (version.version === best.version && since >= best.since)
    ) {
      best = { ...version, since };
    }
  }
  return best;
}

/** When the last required signature came. */
function signedSince(definition: AgreementDefinition, version: AgreementVersion): number {
  const required = requiredParties(definition, version.terms);
  const times = version.signatures.filter(({ party }) => required.includes(party)).map(({ at }) => at);
  return Math.max(version.proposedAt, ...times);
}
