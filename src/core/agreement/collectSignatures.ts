import type { SignAct, StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementVersion, Signature } from './AgreementState';
import type { ChainedAct } from './ChainedAct';
import { findVersion } from './findVersion';
import { requiredParties } from './requiredParties';
import type { Signers } from './Signers';

/** Adds the valid signatures to the versions, one a party. Signatures that do not count get a reason. */
export function collectSignatures(
  definition: AgreementDefinition,
  versions: AgreementVersion[],
  sound: ChainedAct[],
  signers: Signers,
  reasons: Map<ChainedAct, string>
): void {
  for (const link of sound) {
    const { act } = link.stored;
    if (act.act !== 'sign') {
      continue;
    }
    const version = findVersion(versions, act.version, act.termsHash);
    if (version === undefined) {
      reasons.set(link, signatureWithoutTerms(versions, act));
      continue;
    }
    if (!version.signatures.some((signature) => signature.party === act.party)) {
      version.signatures.push(signatureOf(link.stored, act, signers));
    }
  }
  for (const version of versions) {
    const signed = new Set(version.signatures.map((signature) => signature.party));
    version.waitsFor = requiredParties(definition, version.terms).filter((party) => !signed.has(party));
  }
}

function signatureOf(stored: StoredAct, act: SignAct, signers: Signers): Signature {
  return {
    party: act.party,
    actUid: stored.uid,
    userId: stored.createdBy.id,
    name: signers.nameOf(stored.createdBy),
    at: stored.createdAt,
  };
}

function signatureWithoutTerms(versions: AgreementVersion[], act: SignAct): string {
  return versions.some((version) => version.version === act.version)
    ? `It signs other words than those of version ${act.version}.`
    : `It signs version ${act.version}, and there is no valid proposal of it.`;
}
