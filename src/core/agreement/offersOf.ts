import type { AgreementState } from './AgreementState';
import type { ExceptionDecision, ExclusionDecision } from './Decision';
import type { Party } from './parties';
import type { Rights } from './Rights';

/** Something a person can say, or why not. */
export interface Offer {
  /** The parties for which they can say it; empty for what needs no party, and for what is not offered. */
  parties: Party[];
  /** Why it is not offered, as a sentence; absent when it is. */
  why?: string;
}

export type OfferKind =
  | 'propose'
  | 'sign'
  | 'send-back'
  | 'retire'
  | 'keep'
  | 'comment'
  | 'ask-exception'
  | 'ask-exclusion'
  | 'confirm-recovery'
  | 'book'
  | 'note'
  | 'define';

/** An agreement, a person and a time. */
export interface OfferInput {
  state: AgreementState;
  access: Rights;
  /** Milliseconds. */
  at: number;
  /** Why nothing may be said at all, as a sentence. */
  readOnly?: string;
}

/** What a person can say about an agreement now, and why not the rest. */
export function offersOf(_input: OfferInput): Record<OfferKind, Offer> {
  const offer: Offer = { parties: [], why: 'You act for no party of this agreement.' };
  return {
    propose: offer,
    sign: offer,
    'send-back': offer,
    retire: offer,
    keep: offer,
    comment: offer,
    'ask-exception': offer,
    'ask-exclusion': offer,
    'confirm-recovery': offer,
    book: offer,
    note: offer,
    define: offer,
  };
}

/** What a person can answer to something that was asked for. */
export function offersFor(
  _asked: ExceptionDecision | ExclusionDecision,
  _input: OfferInput
): { approve: Offer; decline: Offer; revoke: Offer } {
  const offer: Offer = { parties: [], why: 'You act for no party of this agreement.' };
  return { approve: offer, decline: offer, revoke: offer };
}
