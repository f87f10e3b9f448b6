import type { StoredAct, Writer } from './Act';
import { actHash } from './actHash';
import type { AgreementState, RecordEntry } from './AgreementState';
import type { Checkpoint } from './Checkpoint';
import { decidingActs } from './decidingActs';
import { digestOf } from './digestOf';
import { doubtRecord } from './doubtRecord';
import { foldActs } from './foldActs';
import { settledActs, settledUntil } from './settledActs';
import { versionSaid } from './versionSaid';

/** So much the page's clock may be ahead of the server's: what is said there meanwhile must not pass for covered. */
const WRONG_CLOCK_MS = 86_400_000;

/** How many of the last acts a later one may name without the whole being read. */
const RECENT = 30;

/**
 * What an Editor's page writes down of a record, to be saved with the logins pinned (see pinnedDefinition). Undefined when
 * there is nothing to write down yet, and when the record was not read whole. Whoever calls it must have been able to read
 * every act: one of a newer schema is not in the state. Where the record is not what the checkpoint before it says, the new one
 * says so for good: nothing is forgotten by going on.
 *
 * A checkpoint rests on the definition it was made by. Who saves other signers, required parties or SLOs makes a new one.
 *
 * @param state from the whole record
 * @param at milliseconds
 */
export function makeCheckpoint(state: AgreementState, by: Writer, at: number): Checkpoint | undefined {
  if (state.reading !== undefined) {
    return undefined;
  }
  // What the checkpoint before this one keeps is among them as it was: that it is missing in the record shows at each reading.
  const acts = state.entries.map((it) => it.stored);
  const covered = settledActs(acts, at);
  const { checkpoint: before } = state.definition;
  if (covered.length === 0 && before === undefined) {
    return undefined;
  }
  const until = coveredUntil(acts, covered, at);
  const doubts = [...new Set([...(before?.doubts ?? []), ...doubtRecord(state.definition, acts, at)])];
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
    ...(doubts.length > 0 && { doubts }),
  };
}

/** Up to when everything said is covered: where nothing was said for long, later than the last act, in whole seconds. */
function coveredUntil(acts: readonly StoredAct[], covered: readonly StoredAct[], at: number): number {
  const quietUntil = Math.min(settledUntil(acts, at), at - WRONG_CLOCK_MS);
  return covered.reduce((newest, it) => Math.max(newest, it.createdAt), Math.floor(quietUntil / 1000) * 1000);
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
