import type { ActReference, StoredAct, Writer } from './Act';

/** A covered act as later ones may name it. */
export interface KnownAct extends ActReference {
  /** The highest version of the terms that had been proposed up to it. */
  highest: number;
}

/**
 * What an Editor's page saw of the record, written into the agreement's definition, which those who only write the record
 * cannot edit. Readers of the present need the acts after it only, and an act removed or changed behind it shows.
 */
export interface Checkpoint {
  /** Acts created up to this time are covered, milliseconds: the last one's, or later where nothing was said for long. */
  until: number;
  /** How many those are. */
  count: number;
  /** Hash of all of them (see digestOf). */
  digest: string;
  /** Acts that later ones may name as their predecessor, oldest first: the last ones it covers, and all that it keeps. */
  recent: KnownAct[];
  /** The covered acts that still decide what holds, as they were: they count, whatever happens to the record. */
  kept: StoredAct[];
  /** Who wrote it, and when. */
  by: Writer;
  at: number;
  /** What was wrong with the record behind earlier checkpoints when they were replaced, a sentence each: it stays said. */
  doubts?: string[];
}
