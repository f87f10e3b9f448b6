import type { StoredAct } from './Act';
import type { AgreementDefinition, Signer } from './AgreementDefinition';
import { chainActs } from './chainActs';
import { PARTIES } from './parties';
import { Signers } from './Signers';
import { withKept } from './withKept';

/**
 * A definition with the user ids of those who were named by login only and have acted since, so that their logins no longer
 * matter. To be saved together with a checkpoint, behind which first acts are not read any more.
 *
 * @param acts the whole record
 */
export function pinnedDefinition(definition: AgreementDefinition, acts: readonly StoredAct[]): AgreementDefinition {
  const own = acts.filter((it) => it.act.agreement === definition.id);
  const { checkpoint } = definition;
  const people = new Signers(definition, chainActs(withKept(own, definition, true).acts, checkpoint));
  const pinned = (signer: Signer): Signer => {
    const userId = signer.userId ?? people.idOf(signer.login);
    return userId === signer.userId ? signer : { ...signer, userId };
  };
  const signers: AgreementDefinition['signers'] = { ...definition.signers };
  for (const party of PARTIES) {
    const named = signers[party];
    if (named !== undefined) {
      signers[party] = named.map(pinned);
    }
  }
  const isSame = PARTIES.every(
    (party) => signers[party]?.every((it, i) => it === definition.signers[party]?.[i]) ?? true
  );
  return isSame ? definition : { ...definition, signers };
}
