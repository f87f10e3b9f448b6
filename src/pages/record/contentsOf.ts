import type { StoredAct } from '../../core/agreement/Act';
import type { AgreementState } from '../../core/agreement/AgreementState';
import { foldActs } from '../../core/agreement/foldActs';
import { signersNow } from '../../core/agreement/signersNow';
import { isOver } from '../../core/agreement/isOver';
import type { Access } from '../../storage/Access';
import type { ActRecord, Definitions, Unreadable } from '../../storage/ports';
import { claimsOf } from './claimsOf';
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
    const state = foldActs(stored.value, own, foldedAt, everything === undefined ? 'newest' : 'whole');
    const readOnly = newerSaid(state, unreadable, foldedAt);
    return { stored, state, ...(readOnly !== undefined && { readOnly }) };
  });
  agreements.sort((a, b) => a.stored.value.title.localeCompare(b.stored.value.title, 'en'));
  return { access, slos: definitions.slos, agreements: withRivals(agreements), unreadable, at };
}

/** With the titles of the others that claim an SLO of theirs too. What is over claims nothing. */
function withRivals(agreements: readonly AgreementOnDesk[]): AgreementOnDesk[] {
  const claims = claimsOf(agreements.filter((it) => !isOver(it.state)).map((it) => it.stored.value));
  return agreements.map((it) => {
    const rivals = it.stored.value.slos
      .flatMap((slo) => claims.get(slo) ?? [])
      .filter(({ id }) => id !== it.stored.value.id);
    const alsoClaimedBy = [...new Set(rivals)].map(({ title }) => title);
    return alsoClaimedBy.length === 0 || isOver(it.state) ? it : { ...it, state: { ...it.state, alsoClaimedBy } };
  });
}

/**
 * Why nothing may be said about an agreement: somebody who acts for a party wrote a part of its record with a newer Truce. What
 * strangers put there could not count whatever it says, so it must not keep others from signing.
 */
function newerSaid(state: AgreementState, unreadable: readonly Unreadable[], at: number): string | undefined {
  const newer = unreadable.find(
    ({ isNewer, agreement, by }) =>
      isNewer === true &&
      agreement === state.definition.id &&
      (by === undefined || signersNow(state, by, at).partiesOf(by, at).length > 0)
  );
  if (newer === undefined) {
    return undefined;
  }
  const who = newer.by === undefined ? 'Somebody' : signersNow(state, newer.by, at).nameOf(newer.by);
  return `${who} wrote a part of its record with a newer Truce. Update Truce to say something about it.`;
}
