import type { Predecessor, StoredAct } from './Act';
import type { AgreementState } from './AgreementState';
import { actHash } from './actHash';
import { chainActs } from './chainActs';

/**
 * What the next act of an agreement names as the act before it: the newest one that counts, so that acts which do not
 * count can be tidied away without harm. Absent when there is none yet.
 */
export function predecessorOf(state: AgreementState, acts: readonly StoredAct[]): Predecessor | undefined {
  const invalid = new Set(state.invalid.map(({ stored }) => stored.uid));
  const counted = acts.filter((stored) => stored.act.agreement === state.definition.id && !invalid.has(stored.uid));
  const newest = chainActs(counted).at(-1);
  return newest && { uid: newest.stored.uid, hash: actHash(newest.stored.act) };
}
