import { actHash } from '../core/agreement/actHash';
import type { StoredAct } from '../core/agreement/Act';
import type { ActRecord } from '../storage/ports';

/**
 * A record with what was read of it later: by uid, and what was read later counts. The very same object where nothing is new, so
 * that what was made from it can be kept.
 */
export function mergeRecords(before: ActRecord, later: ActRecord): ActRecord {
  const acts = new Map(before.acts.map((it) => [it.uid, it]));
  const unreadable = new Map(before.unreadable.map((it) => [it.uid, it]));
  const newActs = later.acts.filter((it) => !isSame(acts.get(it.uid), it));
  const newUnreadable = later.unreadable.filter((it) => unreadable.get(it.uid)?.problem !== it.problem);
  if (newActs.length === 0 && newUnreadable.length === 0) {
    return before;
  }
  for (const act of newActs) {
    acts.set(act.uid, act);
    unreadable.delete(act.uid);
  }
  for (const it of newUnreadable) {
    unreadable.set(it.uid, it);
    acts.delete(it.uid);
  }
  return { acts: [...acts.values()], unreadable: [...unreadable.values()] };
}

function isSame(before: StoredAct | undefined, later: StoredAct): boolean {
  return (
    before !== undefined &&
    before.version === later.version &&
    before.updatedAt === later.updatedAt &&
    before.createdBy.login === later.createdBy.login &&
    actHash(before.act) === actHash(later.act)
  );
}
