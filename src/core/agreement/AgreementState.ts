import type { AgreementDefinition } from './AgreementDefinition';
import type { Party } from './parties';
import type { StoredAct } from './Act';
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

/** One version of the terms with what has happened to it. */
export interface AgreementVersion {
  version: number;
  terms: Terms;
  termsHash: string;
  proposalUid: string;
  proposedAt: number;
  proposedBy: string;
  signatures: Signature[];
  /** Who must sign, by the terms and by the definition, in the order of PARTIES. */
  required: Party[];
  /** Those of them that have not signed. */
  waitsFor: Party[];
}

/** A version that every required party has signed, and since when it is in force. */
export interface InForce extends AgreementVersion {
  since: number;
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
  invalid: InvalidAct[];
}
