import type { StoredAct } from './Act';
import { actHash } from './actHash';
import { canonicalHash } from './canonicalHash';

/** The hash of acts in the order given: it differs as soon as one is missing, added, moved or changed. */
export function digestOf(acts: readonly StoredAct[]): string {
  return canonicalHash(acts.map(({ uid, act, version, createdBy }) => [uid, actHash(act), version, createdBy.id]));
}
