import type { StoredAct } from '../../core/agreement/Act';
import { foldActs } from '../../core/agreement/foldActs';
import type { Access } from '../../storage/Access';
import type { ActRecord, Definitions } from '../../storage/ports';
import type { AgreementOnDesk, DeskContents } from './Desk';

/** What was read, in one moment. */
export interface DeskReadings {
  definitions: Definitions;
  /** Of all agreements, everything after their checkpoints at least. */
  record: ActRecord;
  access: Access;
  /** By agreement: everything that was ever said, where that was read. */
  whole?: ReadonlyMap<string, readonly StoredAct[]>;
}

/**
 * What was read of definitions and the record, as the pages show it.
 *
 * @param at milliseconds by this browser's clock. What the server dates later than that was said all the same: a clock that
 *   is behind must not hide what one has just said
 */
export function contentsOf({ definitions, record, access, whole }: DeskReadings, at: number): DeskContents {
  const unreadable = [...definitions.unreadable, ...record.unreadable];
  const agreements = definitions.agreements.map((stored): AgreementOnDesk => {
    const { id } = stored.value;
    const everything = whole?.get(id);
    const own = everything ?? record.acts.filter((it) => it.act.agreement === id);
    const foldedAt = own.reduce((latest, it) => Math.max(latest, it.createdAt), at);
    const isNewer = unreadable.some((it) => it.isNewer === true && it.agreement === id);
    return {
      stored,
      state: foldActs(stored.value, own, foldedAt, everything === undefined ? 'newest' : 'whole'),
      ...(isNewer && { readOnly: NEWER }),
    };
  });
  agreements.sort((a, b) => a.stored.value.title.localeCompare(b.stored.value.title, 'en'));
  return { access, slos: definitions.slos, agreements, unreadable, at };
}

const NEWER = 'A newer Truce wrote a part of its record. Update Truce to say something about it.';
