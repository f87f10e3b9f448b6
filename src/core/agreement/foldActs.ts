import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState, InvalidAct } from './AgreementState';
import type { ChainedAct } from './ChainedAct';
import { chainActs } from './chainActs';
import { collectProposals } from './collectProposals';
import { collectSignatures } from './collectSignatures';
import { doubtAct } from './doubtAct';
import { Signers } from './Signers';
import { versionInForce } from './versionInForce';
import { versionProposed } from './versionProposed';

/**
 * The agreement as it stood at a time: which version is in force, which one is proposed, which acts do not count.
 *
 * A version is in force once every required party has signed its terms; a newer one replaces it only then.
 * Acts that cannot be trusted are listed with the reason. The order in which the acts are given does not matter;
 * acts of other agreements are skipped.
 *
 * @param at milliseconds; only acts created at or before it are considered
 */
export function foldActs(definition: AgreementDefinition, acts: readonly StoredAct[], at: number): AgreementState {
  const considered = acts.filter((stored) => stored.act.agreement === definition.id && stored.createdAt <= at);
  const chain = chainActs(considered);
  const signers = new Signers(
    definition,
    chain.map((link) => link.stored.createdBy)
  );

  const reasons = new Map<ChainedAct, string>();
  const sound: ChainedAct[] = [];
  for (const link of chain) {
    const reason = doubtAct(link, signers);
    if (reason === undefined) {
      sound.push(link);
    } else {
      reasons.set(link, reason);
    }
  }
  const versions = collectProposals(definition, chain, sound, signers, reasons);
  collectSignatures(definition, versions, sound, signers, reasons);

  const inForce = versionInForce(definition, versions);
  return {
    definition,
    inForce,
    proposed: versionProposed(versions, inForce),
    invalid: chain.flatMap((link): InvalidAct[] => {
      const reason = reasons.get(link);
      return reason === undefined ? [] : [{ stored: link.stored, reason }];
    }),
  };
}
