import type { AgreementState, AgreementVersion, SendBack } from './AgreementState';
import type { Reader } from '../wording/formatTime';
import type { ExceptionDecision, ExclusionDecision } from './Decision';
import type { Party } from './parties';
import { partiesNeedingSigners } from './partiesNeedingSigners';
import { reviewDue } from './reviewDue';
import type { Rights } from './Rights';
import type { Said } from './Said';
import { signersNow } from './signersNow';

interface Waiting {
  /** Id and title of the agreement. */
  agreement: string;
  title: string;
  /** Since when it waits, milliseconds. */
  since: number;
}

/** A version waits for this person's signature. */
export interface SignWaiting extends Waiting {
  kind: 'sign';
  version: number;
  termsHash: string;
  /** Those of the person that it waits for. */
  parties: Party[];
  proposedBy: string;
  proposedFor: Party;
  reason: string;
}

/** A version that this person proposed was sent back. */
export interface SentBackWaiting extends Waiting {
  kind: 'sent-back';
  version: number;
  termsHash: string;
  /** The newest send-back: who, why, and the version proposed in return, if any. */
  by: SendBack;
}

/** Somebody asked for something that this person can approve. */
export interface ApproveWaiting extends Waiting {
  kind: 'approve';
  asked: ExceptionDecision | ExclusionDecision;
  parties: Party[];
}

/** A tier can end once this person confirms that its cause is mended. */
export interface ConfirmWaiting extends Waiting {
  kind: 'confirm-recovery';
  tier: string;
  /** What people call the tier, where it has a name. */
  tierName?: string;
  /** Absent: all SLOs of the agreement. */
  slo?: string;
  parties: Party[];
}

/** Another party wishes to end the version in force. */
export interface RetireWaiting extends Waiting {
  kind: 'retire';
  version: number;
  termsHash: string;
  parties: Party[];
  wishes: Array<Said & { party: Party }>;
}

/** The agreement's review is due. */
export interface ReviewWaiting extends Waiting {
  kind: 'review';
  version: number;
  /** `YYYY-MM-DD`. */
  reviewOn: string;
  isOverdue: boolean;
}

/** Nobody acts for a party that has to sign. */
export interface SignerWaiting extends Waiting {
  kind: 'new-signer';
  party: Party;
  /** Who acted for it last; absent where nobody was ever named. */
  left?: string;
}

/** Something that waits for a person. */
export type WaitingItem =
  SignWaiting | SentBackWaiting | ApproveWaiting | ConfirmWaiting | RetireWaiting | ReviewWaiting | SignerWaiting;

export interface WaitingInput {
  state: AgreementState;
  access: Rights;
  /** Milliseconds. */
  at: number;
  /** IANA name of the person's time zone, where a day ends; absent: UTC. */
  timeZone?: string;
  /** Tiers that only wait for a confirmation; `since` in milliseconds, if known. */
  toConfirm?: Array<{ tier: string; slo?: string; since?: number }>;
  /** Why nothing may be said about it here, as a sentence: then nothing of it waits. */
  readOnly?: string;
}

/**
 * What of an agreement waits for a person, the longest waiting first. It waits whether or not they may write the record: what
 * keeps them from answering is told where they would answer (see offersOf).
 */
export function waitingFor(input: WaitingInput): WaitingItem[] {
  const { state, access, at, timeZone = 'UTC', readOnly } = input;
  if (access.user === undefined || readOnly !== undefined) {
    return [];
  }
  const userId = access.user.id;
  const parties = signersNow(state, access.user, at).partiesOf(access.user, at);
  const items = [
    ...toSign(state, parties),
    ...sentBack(state, userId),
    ...toApprove(state, userId, parties, at),
    ...toConfirm(input, parties),
    ...toRetire(state, parties),
    ...toReview(state, parties, { now: at, timeZone }),
    ...(access.mayDefine ? withoutSigner(state, at) : []),
  ];
  return items.sort((a, b) => a.since - b.since);
}

function of({ definition }: AgreementState, since: number): Waiting {
  return { agreement: definition.id, title: definition.title, since };
}

function isOpen({ status }: AgreementVersion): boolean {
  return status === 'proposed' || status === 'sent-back';
}

/** The newest open version waits for those who have neither signed it nor sent it back. */
function toSign(state: AgreementState, parties: readonly Party[]): SignWaiting[] {
  const { proposed } = state;
  const waiting = parties.filter(
    (party) => proposed?.waitsFor.includes(party) && !proposed.sentBack.some((it) => it.party === party)
  );
  if (proposed === undefined || waiting.length === 0) {
    return [];
  }
  const { version, termsHash, proposedAt, proposedBy, proposedFor, reason } = proposed;
  const what = { version, termsHash, parties: waiting, proposedBy, proposedFor, reason };
  return [{ kind: 'sign', ...of(state, proposedAt), ...what }];
}

/** Versions of this person that were sent back, until they or anybody else answer by a newer one. */
function sentBack(state: AgreementState, userId: number): SentBackWaiting[] {
  const authors = new Map(state.entries.map(({ stored }) => [stored.uid, stored.createdBy.id]));
  return state.versions.flatMap((version) => {
    const by = version.sentBack.at(-1);
    const counters = version.sentBack.map((it) => it.counterVersion);
    const isAnswered = state.versions.some((it) => it.version > version.version && !counters.includes(it.version));
    const hasSaidSo = by?.userId === userId;
    if (
      by === undefined ||
      !isOpen(version) ||
      isAnswered ||
      hasSaidSo ||
      authors.get(version.proposalUid) !== userId
    ) {
      return [];
    }
    return { kind: 'sent-back', ...of(state, by.at), version: version.version, termsHash: version.termsHash, by };
  });
}

function toApprove(state: AgreementState, userId: number, parties: readonly Party[], at: number): ApproveWaiting[] {
  return [...state.exceptions, ...state.exclusions].flatMap((asked) => {
    const isOver = asked.status !== 'asked' || (asked.kind === 'exception' && asked.until <= at);
    const hasSpoken = asked.asked.userId === userId || asked.approvals.some((it) => it.userId === userId);
    const waiting = parties.filter((it) => asked.waitsFor.includes(it));
    return isOver || hasSpoken || waiting.length === 0
      ? []
      : { kind: 'approve', ...of(state, asked.asked.at), asked, parties: waiting };
  });
}

function toConfirm({ state, at, toConfirm = [] }: WaitingInput, parties: readonly Party[]): ConfirmWaiting[] {
  return toConfirm.flatMap(({ tier: id, slo, since = at }) => {
    const tier = state.inForce?.terms.tiers.find((it) => it.id === id);
    const confirming = parties.filter((it) => it === tier?.leave?.confirmedBy);
    return confirming.length === 0
      ? []
      : { kind: 'confirm-recovery', ...of(state, since), tier: id, tierName: tier?.name, slo, parties: confirming };
  });
}

function toRetire(state: AgreementState, parties: readonly Party[]): RetireWaiting[] {
  const { inForce, retiring: wishes } = state;
  const [first] = wishes;
  const waiting = parties.filter(
    (party) => inForce?.required.includes(party) && !wishes.some((it) => it.party === party)
  );
  if (inForce === undefined || first === undefined || waiting.length === 0) {
    return [];
  }
  const { version, termsHash } = inForce;
  return [{ kind: 'retire', ...of(state, first.at), version, termsHash, parties: waiting, wishes }];
}

function toReview(state: AgreementState, parties: readonly Party[], reader: Reader): ReviewWaiting[] {
  const { inForce } = state;
  const due = inForce && reviewDue(inForce.terms.reviewOn, reader);
  if (inForce === undefined || due === undefined || parties.length === 0) {
    return [];
  }
  const { version, terms } = inForce;
  return [{ kind: 'review', ...of(state, due.since), version, reviewOn: terms.reviewOn, isOverdue: due.isOverdue }];
}

function withoutSigner(state: AgreementState, at: number): SignerWaiting[] {
  const begun = state.inForce?.since ?? state.proposed?.proposedAt ?? at;
  return partiesNeedingSigners(state, at).map(({ party, left }) => {
    return { kind: 'new-signer', ...of(state, left[0]?.until ?? begun), party, left: left[0]?.name };
  });
}
