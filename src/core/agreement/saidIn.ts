import type { StoredAct } from './Act';
import type { Party } from './parties';
import type { Said } from './Said';
import type { Signers } from './Signers';

/** What a person said in an act for a party, with who and when. */
export function saidIn(
  { uid, createdAt, createdBy }: StoredAct,
  reason: string,
  party: Party,
  signers: Signers
): Said & { party: Party } {
  return { actUid: uid, name: signers.nameOf(createdBy), userId: createdBy.id, at: createdAt, reason, party };
}
