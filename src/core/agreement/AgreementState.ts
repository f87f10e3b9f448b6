import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { Booking, Confirmation, ExceptionDecision, ExclusionDecision } from './Decision';
import type { Party } from './parties';
import type { Said } from './Said';
import type { Terms } from './Terms';

/** One valid signature. */
export interface Signature {
  party: Party;
  actUid: string;
  userId: number;
  /** The signer's name as the definition has it, else the login. */
  name: string;
  /** Milliseconds. */
  at: number;
}

/**
 * Where a version stands: `proposed` waits for signatures; `sent-back` too, after a party said no; `overtaken` can no longer
 * come into force because a newer one did; `superseded` and `retired` were in force.
 */
export type VersionStatus = 'proposed' | 'sent-back' | 'overtaken' | 'in-force' | 'superseded' | 'retired';

/** A party that sent a version back. */
export interface SendBack extends Said {
  party: Party;
  /** The version it proposed in return, if any. */
  counterVersion?: number;
}

/** One version of the terms with what has happened to it. */
export interface AgreementVersion {
  version: number;
  terms: Terms;
  termsHash: string;
  /** The act that put it on the table: a proposal, or a send-back with other terms. */
  proposalUid: string;
  proposedAt: number;
  proposedBy: string;
  proposedFor: Party;
  /** Why, in the proposer's words. */
  reason: string;
  signatures: Signature[];
  /** Who must sign, by the terms and by the definition, in the order of PARTIES. */
  required: Party[];
  /** Those of them that have not signed. */
  waitsFor: Party[];
  /** Send-backs that their party has not taken back by signing. */
  sentBack: SendBack[];
  status: VersionStatus;
  /** When it came into force, if it ever did. */
  since?: number;
  /** When it was superseded or retired. */
  until?: number;
  /** The wishes by which it was retired. */
  retiredBy?: Array<Said & { party: Party }>;
}

/** A version that every required party has signed, and since when it is in force. */
export interface InForce extends AgreementVersion {
  since: number;
}

/** One act of the record with whether it counts: nothing is dropped. */
export interface RecordEntry {
  stored: StoredAct;
  /** The writer's name as the definition has it, else the login. */
  name: string;
  /** Why it does not count; absent when it does. */
  invalid?: string;
  /** It does not count, and its writer does not act for the party that it names: that is only what it says. */
  claimsParty?: boolean;
  /** It was removed or changed behind a checkpoint, and counts all the same because the checkpoint has it. */
  restored?: string;
}

/** An act that does not count, and why: shown, never dropped. */
export interface InvalidAct {
  stored: StoredAct;
  reason: string;
}

/** The fold of the acts up to a time. */
export interface AgreementState {
  definition: AgreementDefinition;
  /** The version in force, if any. */
  inForce?: InForce;
  /** The newest proposal that is not in force and not older than what is. */
  proposed?: AgreementVersion;
  /** Every valid version, oldest first. */
  versions: AgreementVersion[];
  /** Parties that wish to retire the version in force, with their reasons. */
  retiring: Array<Said & { party: Party }>;
  /** Oldest first, as are the ones below. */
  exceptions: ExceptionDecision[];
  exclusions: ExclusionDecision[];
  confirmations: Confirmation[];
  bookings: Booking[];
  /** All acts in order. */
  entries: RecordEntry[];
  invalid: InvalidAct[];
  /** What is wrong with the record as a whole, a sentence each: acts missing behind the checkpoint, or behind an earlier one. */
  doubts: string[];
  /**
   * What it was folded from, where that was not the whole record: `newest`, the acts after the checkpoint, which is enough;
   * `too-little`, where more must be read to be sure (see needsWhole).
   */
  reading?: 'newest' | 'too-little';
  /** Titles of other agreements that claim the same SLO; filled by agreementOf. */
  alsoClaimedBy?: string[];
}
