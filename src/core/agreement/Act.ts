import type { Party } from './parties';
import type { Terms } from './Terms';

/** A Grafana user as the server names the writer of an element. */
export interface Writer {
  id: number;
  login: string;
}

/** Another act, by uid and by the hash of its content: removals and changes show. */
export interface ActReference {
  uid: string;
  hash: string;
}

/** The act before this one. */
export interface Predecessor extends ActReference {
  /**
   * Who wrote it, as the server said when this act was written. It attests the login that somebody had then: Grafana shows
   * all acts of a person under the login of today. Absent on acts of Truce's first schema.
   */
  by?: Writer;
}

interface ActBase {
  /** Id of the agreement it belongs to. */
  agreement: string;
  /** Absent on the first act of an agreement. */
  previous?: Predecessor;
}

/** An act that only those may write who act for a party. */
interface PartyAct extends ActBase {
  /** For which party the person acts. */
  party: Party;
}

/** Puts terms on the table. Their version number is one more than the highest proposed before. */
export interface ProposeAct extends PartyAct {
  act: 'propose';
  version: number;
  terms: Terms;
  /** Why, in the proposer's words. */
  reason: string;
}

/** Signs exactly the terms with this hash. Also takes back a send-back or a wish to retire by the same party. */
export interface SignAct extends PartyAct {
  act: 'sign';
  version: number;
  termsHash: string;
}

/** Sends proposed terms back with a reason; with other terms, these are a proposal of their own: the counter-proposal. */
export interface SendBackAct extends PartyAct {
  act: 'send-back';
  version: number;
  termsHash: string;
  reason: string;
  counter?: { version: number; terms: Terms };
}

/** One party's wish to end the version in force. It ends when all parties that had to sign it wish so. */
export interface RetireAct extends PartyAct {
  act: 'retire';
  version: number;
  termsHash: string;
  reason: string;
}

/** Said while negotiating, by anyone who may write the record. */
export interface CommentAct extends ActBase {
  act: 'comment';
  /** The version it is about, if any. */
  version?: number;
  text: string;
}

/** Asks to be excepted from what the tier decides. It holds from when an entitled party approves it. */
export interface AskExceptionAct extends PartyAct {
  act: 'ask-exception';
  /** Ids of the SLOs it is about; absent: all of the agreement. */
  slos?: string[];
  /** What may be done: "Release 4.2 of checkout". */
  scope: string;
  reason: string;
  /** When it ends by itself. ISO 8601 with an offset. */
  until: string;
}

/** Asks to leave a stretch of time out of the budget. It does once both sides agree. Times in ISO 8601 with an offset. */
export interface AskExclusionAct extends PartyAct {
  act: 'ask-exclusion';
  slos?: string[];
  from: string;
  to: string;
  reason: string;
}

/** Approves what another person asked for. */
export interface ApproveAct extends PartyAct {
  act: 'approve';
  of: ActReference;
}

/** Says no to what another person asked for. */
export interface DeclineAct extends PartyAct {
  act: 'decline';
  of: ActReference;
  reason: string;
}

/** Ends an exception, an exclusion or a booking early, or takes back what was asked for. */
export interface RevokeAct extends PartyAct {
  act: 'revoke';
  of: ActReference;
  reason: string;
}

/** Confirms that the cause of a tier is mended, where the tier's exit asks for that. */
export interface ConfirmRecoveryAct extends PartyAct {
  act: 'confirm-recovery';
  /** Id of the tier that may end. */
  tier: string;
  /** Absent: all SLOs of the agreement. */
  slo?: string;
  /** What was done about the cause. */
  reason: string;
}

/** Books a launch: what is planned, when, and how much of the budget it may cost. */
export interface BookAct extends PartyAct {
  act: 'book';
  title: string;
  slos?: string[];
  /** ISO 8601 with an offset. */
  from: string;
  to: string;
  /** Share of the budget it is expected to cost, 0 … 1. */
  budgetShare?: number;
}

/** A remark in the decision log, by anyone who may write the record. */
export interface NoteAct extends ActBase {
  act: 'note';
  text: string;
  slos?: string[];
}

/** One entry of the record: what a person said. Written once, never changed. */
export type Act =
  | ProposeAct
  | SignAct
  | SendBackAct
  | RetireAct
  | CommentAct
  | AskExceptionAct
  | AskExclusionAct
  | ApproveAct
  | DeclineAct
  | RevokeAct
  | ConfirmRecoveryAct
  | BookAct
  | NoteAct;

export type ActKind = Act['act'];

/** An act as it was read back, with what the server vouches for. Times in milliseconds. */
export interface StoredAct {
  uid: string;
  act: Act;
  /** The element's version: 1 unless somebody changed it afterwards. */
  version: number;
  createdAt: number;
  createdBy: Writer;
  updatedAt: number;
  updatedBy: Writer;
}
