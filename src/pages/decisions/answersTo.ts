import type { ActReference } from '../../core/agreement/Act';
import { type Offer, offersFor, offerToCancel, type OfferInput } from '../../core/agreement/offersOf';
import { PARTY_NAMES, type Party } from '../../core/agreement/parties';
import type { LogRow } from './LogRow';

/** Something that the reader can answer to an entry. */
export interface Answer {
  act: 'approve' | 'decline' | 'revoke';
  /** "Take back". */
  label: string;
  /** At least one. */
  parties: Party[];
  /** What is approved. */
  question: string;
}

export interface Answers {
  offered: Answer[];
  /** The act that is answered; absent when the entry cannot be. */
  of?: ActReference;
  /** Why it cannot be approved by the reader, though it waits for somebody. */
  note?: string;
}

/** What the reader can answer to an entry of the log. */
export function answersTo({ asked, booking, title }: LogRow, input: OfferInput): Answers {
  if (booking !== undefined) {
    const isOver = booking.to <= input.at;
    const cancel = offerToCancel(booking, input);
    return { of: booking.of, offered: isOver ? [] : answers([['revoke', 'Cancel', cancel]], '') };
  }
  if (asked === undefined) {
    return { offered: [] };
  }
  const { approve, decline, revoke } = offersFor(asked, input);
  const isAsked = asked.status === 'asked';
  const question =
    asked.kind === 'exception'
      ? `You allow "${title}" for ${asked.asked.name} (${PARTY_NAMES[asked.asked.party]}), until it ends by itself.`
      : `You agree that ${title.replace('does not count', 'is left out of the budget')}.`;
  const offered = answers(
    [
      ['approve', 'Approve', approve],
      ['decline', 'Decline', decline],
      ['revoke', isAsked ? 'Take back' : 'Revoke', revoke],
    ],
    question
  );
  const isSilent = input.access.user === undefined || !isAsked || offered.some((it) => it.act === 'approve');
  return { of: asked.of, offered, ...(!isSilent && approve.why !== undefined && { note: approve.why }) };
}

function answers(all: ReadonlyArray<[Answer['act'], string, Offer]>, question: string): Answer[] {
  return all.flatMap(([act, label, { parties, why }]) =>
    why === undefined && parties.length > 0 ? [{ act, label, parties, question }] : []
  );
}
