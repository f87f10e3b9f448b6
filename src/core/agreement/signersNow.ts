import type { StoredAct, Writer } from './Act';
import type { AgreementState } from './AgreementState';
import { chainActs } from './chainActs';
import { predecessorOf } from './predecessorOf';
import { Signers } from './Signers';

/**
 * Who acts for which party if this person says something now: a login that nobody has acted under yet is pinned to them by
 * that very act.
 *
 * @param at milliseconds
 */
export function signersNow({ definition, entries }: AgreementState, user: Writer, at: number): Signers {
  const acts = entries.map((it) => it.stored);
  const next: StoredAct = {
    uid: '~next',
    act: { act: 'note', agreement: definition.id, previous: predecessorOf({ entries }), text: '' },
    version: 1,
    createdAt: acts.reduce((latest, it) => Math.max(latest, it.createdAt), at),
    createdBy: user,
    updatedAt: at,
    updatedBy: user,
  };
  return new Signers(definition, chainActs([...acts, next], definition.checkpoint));
}
