import type { Party } from './parties';
import type { Terms } from './Terms';

/** The act before this one, by uid and by the hash of its content: removals and changes show. */
export interface Predecessor {
  uid: string;
  hash: string;
}

interface ActBase {
  /** Id of the agreement it belongs to. */
  agreement: string;
  /** For which party the person acts. */
  party: Party;
  /** Absent on the first act of an agreement. */
  previous?: Predecessor;
}

/** Puts terms on the table. Their version number is one more than the highest proposed before. */
export interface ProposeAct extends ActBase {
  act: 'propose';
  version: number;
  terms: Terms;
  /** Why, in the proposer's words. */
  reason: string;
}

/** Signs exactly the terms with this hash. */
export interface SignAct extends ActBase {
  act: 'sign';
  version: number;
  termsHash: string;
}

/** One entry of the record: what a person said. Written once, never changed. */
export type Act = ProposeAct | SignAct;

/** A Grafana user as the server names the writer of an element. */
export interface Writer {
  id: number;
  login: string;
}

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
