import type { AgreementState, SendBack } from './AgreementState';
import type { ExceptionDecision, ExclusionDecision } from './Decision';
import type { Party } from './parties';
import type { Rights } from './Rights';
import type { Said } from './Said';

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
  /** What people call the tier. */
  tierName?: string;
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
}

/** Something that waits for a person. */
export type WaitingItem =
  SignWaiting | SentBackWaiting | ApproveWaiting | ConfirmWaiting | RetireWaiting | ReviewWaiting | SignerWaiting;

export interface WaitingInput {
  state: AgreementState;
  access: Rights;
  /** Milliseconds. */
  at: number;
  /** Tiers that only wait for a confirmation; `since` in milliseconds, if known. */
  toConfirm?: Array<{ tier: string; slo?: string; since?: number }>;
  /** Why nothing may be said, as a sentence: then nothing waits for anybody. */
  readOnly?: string;
}

/** What of an agreement waits for a person, the longest waiting first. */
export function waitingFor(_input: WaitingInput): WaitingItem[] {
  return [];
}
