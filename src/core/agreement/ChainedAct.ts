import type { StoredAct } from './Act';

/** An act with its place in the chain. */
export interface ChainedAct {
  stored: StoredAct;
  /** Hash of the act's content. */
  hash: string;
  /** When it counts as said, milliseconds: when it was created, but never before the act it names. */
  time: number;
  /** The act it names, if that is there and has the hash it names. */
  before?: ChainedAct;
  /** The checkpoint vouches for it: it counts as it is. */
  isKept: boolean;
  /** It, or the act it names, is known to a checkpoint: the highest version proposed up to there. */
  highestKnown?: number;
}
