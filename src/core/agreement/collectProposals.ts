import type { ProposeAct, StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementVersion } from './AgreementState';
import type { ChainedAct } from './ChainedAct';
import { findVersion } from './findVersion';
import { requiredParties } from './requiredParties';
import type { Signers } from './Signers';
import { termsHash } from './termsHash';

/**
 * The versions that were validly proposed, oldest first, without signatures. Proposals that do not count get a reason.
 *
 * @param chain all acts in order
 * @param sound those of them that can be trusted
 */
export function collectProposals(
  definition: AgreementDefinition,
  chain: ChainedAct[],
  sound: ChainedAct[],
  signers: Signers,
  reasons: Map<ChainedAct, string>
): AgreementVersion[] {
  const versions: AgreementVersion[] = [];
  const soundOnes = new Set(sound);
  // The highest version an act could know of through its chain, itself included.
  const known = new Map<ChainedAct, number>();
  let highest = 0;
  for (const link of chain) {
    const knownBefore = link.before === undefined ? 0 : (known.get(link.before) ?? 0);
    known.set(link, knownBefore);
    const { act } = link.stored;
    if (act.act !== 'propose' || !soundOnes.has(link)) {
      continue;
    }
    const reason = proposalDoubt(definition, act, knownBefore, highest);
    if (reason !== undefined) {
      reasons.set(link, reason);
      continue;
    }
    known.set(link, act.version);
    highest = Math.max(highest, act.version);
    addProposal(definition, versions, link.stored, act, signers);
  }
  return versions;
}

function proposalDoubt(
  definition: AgreementDefinition,
  act: ProposeAct,
  knownBefore: number,
  highest: number
): string | undefined {
  if (act.version <= knownBefore) {
    return `Version ${act.version} had already been proposed when this was written.`;
  }
  // Two people at once may both propose version 3; nobody can propose version 9 next.
  if (act.version > highest + 1) {
    return `Version ${act.version} does not follow: the next one was version ${highest + 1}.`;
  }
  if (requiredParties(definition, act.terms).length === 0) {
    return 'Nobody would have to sign it.';
  }
  return undefined;
}

function addProposal(
  definition: AgreementDefinition,
  versions: AgreementVersion[],
  stored: StoredAct,
  act: ProposeAct,
  signers: Signers
): void {
  const hash = termsHash(act.terms);
  if (findVersion(versions, act.version, hash) !== undefined) {
    return;
  }
  const required = requiredParties(definition, act.terms);
  versions.push({
    version: act.version,
    terms: act.terms,
    termsHash: hash,
    proposalUid: stored.uid,
    proposedAt: stored.createdAt,
    proposedBy: signers.nameOf(stored.createdBy),
    signatures: [],
    required,
    waitsFor: required,
  });
}
