import type { StoredAct, Writer } from './Act';
import { actHash } from './actHash';
import type { AgreementState, RecordEntry } from './AgreementState';
import type { Checkpoint } from './Checkpoint';
import { decidingActs } from './decidingActs';
import { digestOf } from './digestOf';
import { foldActs } from './foldActs';
import { settledActs } from './settledActs';
import { versionSaid } from './versionSaid';

/** How many of the last acts a later one may name without the whole being read. */
const RECENT = 30;

/**
 * What an Editor's page writes down of a record, to be saved with the logins pinned (see pinnedDefinition). Undefined when
 * there is nothing to write down yet, and when the record cannot be vouched for: it was not read whole, or is not what an
 * earlier checkpoint says. Whoever calls it must have been able to read every act: one of a newer schema is not in the state.
 *
 * A checkpoint rests on the definition it was made by. Who saves other signers, required parties or SLOs makes a new one.
 *
 * @param state from the whole record
 * @param at milliseconds
 */
export function makeCheckpoint(state: AgreementState, by: Writer, at: number): Checkpoint | undefined {
  if (state.reading !== undefined || state.doubts.length > 0) {
    return undefined;
  }
  const acts = state.entries.map((it) => it.stored);
  const covered = settledActs(acts, at);
  if (covered.length === 0) {
    return undefined;
  }
  const until = covered.reduce((newest, it) => Math.max(newest, it.createdAt), 0);
  const then = foldActs(state.definition, acts, until);
  const deciding = decidingActs(then, until);
  const highest = highestProposed(then.entries);
  const ordered = then.entries.map((it) => it.stored);
  const recent = ordered.filter((it, i) => i >= ordered.length - RECENT || deciding.has(it.uid));
  return {
    until,
    count: covered.length,
    digest: digestOf(covered),
    recent: recent.map((it) => ({ uid: it.uid, hash: actHash(it.act), highest: highest.get(it.uid) ?? 0 })),
    kept: ordered.filter((it) => deciding.has(it.uid)).map(plain),
    by: { ...by },
    at,
  };
}

/** By uid: the highest version that who names an act next knows of. */
function highestProposed(entries: readonly RecordEntry[]): Map<string, number> {
  const acts = new Map(entries.map(({ stored }) => [stored.uid, stored.act]));
  const highest = new Map<string, number>();
  for (const { stored, invalid } of entries) {
    const { previous } = stored.act;
    const before = previous && acts.get(previous.uid);
    const isLinked = before !== undefined && actHash(before) === previous?.hash;
    const knownBefore = (isLinked ? highest.get(previous!.uid) : undefined) ?? 0;
    highest.set(stored.uid, Math.max(knownBefore, invalid === undefined ? versionSaid(stored.act) : 0));
  }
  return highest;
}

/** A copy without anything that a store may have put beside it: definitions are narrowed field by field. */
function plain({ uid, act, version, createdAt, createdBy, updatedAt, updatedBy }: StoredAct): StoredAct {
  const writer = ({ id, login }: Writer): Writer => ({ id, login });
  return { uid, act, version, createdAt, createdBy: writer(createdBy), updatedAt, updatedBy: writer(updatedBy) };
}
