import type { StoredAct } from './Act';

/** An act with its place in the chain. */
export interface ChainedAct {
  stored: StoredAct;
  /** Hash of the act's content. */
  hash: string;
  /** The act it names, if that is there and has the hash it names. */
  before?: ChainedAct;
  /** The checkpoint vouches for it: it counts as it is. */
  isKept: boolean;
  /** It names an act that a checkpoint covers: the highest version proposed up to that one. */
  highestBefore?: number;
}
