import type { Predecessor } from './Act';
import type { AgreementState } from './AgreementState';
import { actHash } from './actHash';

/**
 * What the next act of an agreement names as the act before it: the newest one that counts, so that acts which do not
 * count can be tidied away without harm. Absent when there is none yet. Of a deleted user there is no login to attest.
 */
export function predecessorOf({ entries }: Pick<AgreementState, 'entries'>): Predecessor | undefined {
  const newest = entries.filter((it) => it.invalid === undefined).at(-1)?.stored;
  if (newest === undefined) {
    return undefined;
  }
  const reference = { uid: newest.uid, hash: actHash(newest.act) };
  return newest.createdBy.login === '' ? reference : { ...reference, by: { ...newest.createdBy } };
}
