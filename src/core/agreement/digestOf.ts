import type { StoredAct } from './Act';
import { actHash } from './actHash';
import { canonicalHash } from './canonicalHash';

/** The hash of acts, whatever their order: it differs as soon as one is missing, added or changed. */
export function digestOf(acts: readonly StoredAct[]): string {
  const lines = acts.map(({ uid, act, version, createdBy }) => [uid, actHash(act), version, createdBy.id] as const);
  return canonicalHash(lines.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
