import type { Predecessor } from './Act';
import type { AgreementState } from './AgreementState';
import { actHash } from './actHash';

/**
 * What the next act of an agreement names as the act before it: the newest one that counts, so that acts which do not
 * count can be tidied away without harm. Absent when there is none yet.
 */
export function predecessorOf({ entries }: Pick<AgreementState, 'entries'>): Predecessor | undefined {
  const newest = entries.filter((it) => it.invalid === undefined).at(-1)?.stored;
  return newest && { uid: newest.uid, hash: actHash(newest.act), by: { ...newest.createdBy } };
}
