import type { AgreementState, AgreementVersion } from './AgreementState';
import type { Booking, ExceptionDecision, ExclusionDecision } from './Decision';
import { type Party, PARTY_NAMES } from './parties';
import type { Rights } from './Rights';
import { signersNow } from './signersNow';

/** Something a person can say, or why not. */
export interface Offer {
  /** The parties for which they can say it; empty for what needs no party, and for what is not offered. */
  parties: Party[];
  /** Why it is not offered, as a sentence; absent when it is. */
  why?: string;
}

/** `keep` signs the version in force again, which takes back the wish to retire it. `define` edits the definition. */
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

const NOT_SIGNED_IN = 'You are not signed in.';
const MAY_NOT_WRITE = 'You may read the record but not write it. Ask an admin for Edit on the folder Truce record.';
const NO_PARTY = 'You act for no party of this agreement.';
const NOT_PROPOSED = 'No version waits for signatures.';
const NOT_IN_FORCE = 'No version is in force.';
const MAY_NOT_DEFINE = 'You may not edit definitions. Ask an admin for Edit on the folder Truce.';

/**
 * What a person can say about an agreement now, and why not the rest. What is offered counts when it is said; what is not would
 * not count, or would change nothing.
 */
export function offersOf(input: OfferInput): Record<OfferKind, Offer> {
  const { state, access } = input;
  const { inForce, proposed } = state;
  const speaker = new Speaker(input);
  const anyParty = speaker.asParty(speaker.parties, '');
  const whileInForce = speaker.asParty(inForce === undefined ? [] : speaker.parties, NOT_IN_FORCE);
  return {
    propose: anyParty,
    ...(proposed === undefined
      ? { sign: speaker.asParty([], NOT_PROPOSED), 'send-back': speaker.asParty([], NOT_PROPOSED) }
      : answersTo(proposed, speaker)),
    retire: offerToRetire(state, speaker),
    keep: offerToKeep(state, speaker),
    comment: speaker.asAnybody(),
    'ask-exception': whileInForce,
    'ask-exclusion': whileInForce,
    'confirm-recovery': offerToConfirm(state, speaker),
    book: anyParty,
    note: speaker.asAnybody(),
    define: access.mayDefine ? { parties: [] } : refused(MAY_NOT_DEFINE),
  };
}

/** What a person can answer to one version: there may be several open ones, where two people proposed at once. */
export function offersOn(version: AgreementVersion, input: OfferInput): { sign: Offer; 'send-back': Offer } {
  return answersTo(version, new Speaker(input));
}

function answersTo(version: AgreementVersion, speaker: Speaker): { sign: Offer; 'send-back': Offer } {
  if (version.status !== 'proposed' && version.status !== 'sent-back') {
    const closed = speaker.asParty([], `Version ${version.version} is no longer open.`);
    return { sign: closed, 'send-back': closed };
  }
  const unsigned = speaker.parties.filter((party) => !version.signatures.some((it) => it.party === party));
  return {
    sign: speaker.asParty(unsigned, whySigned(version, speaker)),
    'send-back': speaker.asParty(speaker.parties, ''),
  };
}

/** What a person can answer to something that was asked for. */
export function offersFor(
  asked: ExceptionDecision | ExclusionDecision,
  input: OfferInput
): { approve: Offer; decline: Offer; revoke: Offer } {
  const speaker = new Speaker(input);
  const over = whyOver(asked, input.at);
  if (over !== undefined) {
    const offer = speaker.asParty([], over);
    return { approve: offer, decline: offer, revoke: offer };
  }
  const isWaiting = asked.status === 'asked';
  const isAsker = speaker.userId === asked.asked.userId;
  const before = asked.approvals.find((it) => it.userId === speaker.userId);
  const waited = isWaiting && !isAsker ? speaker.among(asked.waitsFor) : [];
  const why = !isWaiting ? 'It is approved already.' : isAsker ? undefined : whoAnswers(asked.waitsFor);
  return {
    approve: speaker.asParty(
      before === undefined ? waited : [],
      before !== undefined && isWaiting && !isAsker
        ? `You have approved it for ${PARTY_NAMES[before.party]} already; another person approves it for the rest.`
        : (why ?? 'You asked for it; somebody else approves it.')
    ),
    decline: speaker.asParty(waited, why ?? 'You asked for it; take it back instead.'),
    revoke: isWaiting
      ? speaker.asParty(
          speaker.among([asked.asked.party]),
          `Only ${PARTY_NAMES[asked.asked.party]}, which asked for it, can take it back.`
        )
      : speaker.asParty(speaker.parties, ''),
  };
}

/** Whether a person can cancel a launch. */
export function offerToCancel({ cancelled, to }: Booking, input: OfferInput): Offer {
  const speaker = new Speaker(input);
  const isOver = to <= input.at;
  return speaker.asParty(
    cancelled === undefined && !isOver ? speaker.parties : [],
    cancelled === undefined ? 'The launch was over by then.' : `${cancelled.name} has cancelled it already.`
  );
}

function whySigned({ signatures }: AgreementVersion, speaker: Speaker): string {
  const theirs = signatures.filter((it) => speaker.parties.includes(it.party));
  if (theirs.some((it) => it.userId === speaker.userId)) {
    return 'You have signed it already.';
  }
  return theirs.map((it) => `${it.name} has signed it for ${PARTY_NAMES[it.party]} already.`).join(' ');
}

function offerToRetire({ inForce, retiring }: AgreementState, speaker: Speaker): Offer {
  if (inForce === undefined) {
    return speaker.asParty([], NOT_IN_FORCE);
  }
  const deciding = speaker.among(inForce.required);
  const [party] = deciding;
  return speaker.asParty(
    deciding.filter((it) => !retiring.some((wish) => wish.party === it)),
    party === undefined
      ? `You act for no party that had to sign version ${inForce.version}.`
      : `${PARTY_NAMES[party]} wishes to retire it already. It ends when all that had to sign it wish so.`
  );
}

function offerToKeep({ inForce, retiring }: AgreementState, speaker: Speaker): Offer {
  return inForce === undefined
    ? speaker.asParty([], NOT_IN_FORCE)
    : speaker.asParty(speaker.among(retiring.map((it) => it.party)), 'You have not asked to retire it.');
}

function offerToConfirm({ inForce }: AgreementState, speaker: Speaker): Offer {
  if (inForce === undefined) {
    return speaker.asParty([], NOT_IN_FORCE);
  }
  const confirming = inForce.terms.tiers.flatMap((it) => it.leave?.confirmedBy ?? []);
  return speaker.asParty(
    speaker.among(confirming),
    confirming.length === 0
      ? `No tier of version ${inForce.version} asks for a confirmation.`
      : `You act for no party that confirms a recovery by version ${inForce.version}.`
  );
}

/** Why something that was asked for can neither be answered nor ended any more. */
function whyOver(asked: ExceptionDecision | ExclusionDecision, at: number): string | undefined {
  if (asked.status === 'expired' || (asked.kind === 'exception' && asked.until <= at && !asked.ended)) {
    return 'It has ended by itself.';
  }
  const who = asked.ended?.name ?? 'Somebody';
  switch (asked.status) {
    case 'declined':
      return `${who} declined it.`;
    case 'withdrawn':
      return `${who} took it back.`;
    case 'revoked':
      return `${who} revoked it.`;
    case 'asked':
    case 'approved':
      return undefined;
  }
}

function whoAnswers(waitsFor: readonly Party[]): string {
  if (waitsFor.length === 0) {
    return 'No agreement is in force any more under which it could be approved.';
  }
  return `${waitsFor.map((it) => PARTY_NAMES[it]).join(', ')} ${waitsFor.length === 1 ? 'is' : 'are'} asked to approve it.`;
}

/** A person before an agreement: for whom they act, and what keeps them from saying anything at all. */
class Speaker {
  /** The parties for which they act now, in the order of PARTIES. */
  readonly parties: readonly Party[];
  /** Absent: nobody is signed in. */
  readonly userId?: number;
  private readonly silenced?: string;

  constructor({ state, access, at, readOnly }: OfferInput) {
    const { user, mayAct } = access;
    this.userId = user?.id;
    this.parties = user === undefined ? [] : signersNow(state, user, at).partiesOf(user, at);
    this.silenced = readOnly ?? (user === undefined ? NOT_SIGNED_IN : mayAct ? undefined : MAY_NOT_WRITE);
  }

  /** What anybody may say who may write the record. */
  asAnybody(): Offer {
    return this.silenced === undefined ? { parties: [] } : refused(this.silenced);
  }

  /** What only those may say who act for a party: for any of these, or not because of this. */
  asParty(parties: readonly Party[], why: string): Offer {
    const problem = this.silenced ?? (this.parties.length === 0 ? NO_PARTY : undefined);
    if (problem !== undefined) {
      return refused(problem);
    }
    return parties.length === 0 ? refused(why) : { parties: [...parties] };
  }

  /** Those of some parties for which they act. */
  among(parties: readonly Party[]): Party[] {
    return this.parties.filter((it) => parties.includes(it));
  }
}

function refused(why: string): Offer {
  return { parties: [], why };
}
