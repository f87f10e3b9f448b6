import type { AgreementState, RecordEntry } from './AgreementState';
import { chainActs } from './chainActs';
import { SAYS_CUT_OFF } from './doubtChain';
import { Signers } from './Signers';

/** An act that somebody changed or removed, so that it and what names it does not count any more. */
export type TamperedAct =
  | { kind: 'changed'; entry: RecordEntry; by: string }
  /** It says something else than when the next act was written, though the server knows of no change. */
  | { kind: 'altered'; entry: RecordEntry }
  | { kind: 'missing'; uid: string; /** Name or login, where the act after it attests that. */ by?: string };

/**
 * What was changed or removed of a record, each act once, in the order of the record. Only what people who act for a party
 * wrote tells: what strangers wrote never counted.
 */
export function tamperedActs({ definition, entries }: Pick<AgreementState, 'definition' | 'entries'>): TamperedAct[] {
  const suspects = entries.filter((it) => isChanged(it) || isCutOff(it));
  if (suspects.length === 0) {
    return [];
  }
  const chain = chainActs(
    entries.map((it) => it.stored),
    definition.checkpoint
  );
  const signers = new Signers(definition, chain);
  const byUid = new Map(entries.map((it) => [it.stored.uid, it]));
  const found = new Map<string, TamperedAct>();
  for (const entry of suspects) {
    const { act, uid, createdBy, createdAt, updatedBy } = entry.stored;
    if (signers.partiesOf(createdBy, createdAt).length === 0) {
      continue;
    }
    if (isChanged(entry)) {
      found.set(uid, { kind: 'changed', entry, by: signers.nameOf(updatedBy) });
      continue;
    }
    const { previous } = act;
    const before = previous && byUid.get(previous.uid);
    if (previous === undefined || found.has(previous.uid)) {
      continue;
    }
    if (before === undefined) {
      const by = previous.by && signers.nameOf(previous.by);
      found.set(previous.uid, { kind: 'missing', uid: previous.uid, ...(by !== undefined && { by }) });
    } else if (!isChanged(before)) {
      found.set(previous.uid, { kind: 'altered', entry: before });
    }
  }
  return [...found.values()];
}

function isChanged({ stored, invalid }: RecordEntry): boolean {
  return invalid !== undefined && (stored.version !== 1 || stored.createdBy.id !== stored.updatedBy.id);
}

function isCutOff({ invalid }: RecordEntry): boolean {
  return invalid?.startsWith(SAYS_CUT_OFF) ?? false;
}
