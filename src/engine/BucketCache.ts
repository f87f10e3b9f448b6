import type { Clock } from './ports';

/** Which expression of which source, in which step (milliseconds). */
export interface BucketKey {
  sourceUid: string;
  expr: string;
  stepMs: number;
}

/** A copy of what is kept of a range. */
export interface KeptBuckets {
  /** One a bucket; `undefined` where nothing is kept or the source had none. */
  values: Array<number | undefined>;
  /** The first and last bucket end that are not kept; absent when all are. */
  missing?: { firstEnd: number; lastEnd: number };
}

interface Entry {
  /** When it was last asked for or added to. */
  usedAt: number;
  blocks: Map<number, Block>;
}

/** Consecutive buckets: a Map of single values takes five times the memory. */
interface Block {
  values: Float64Array;
  states: Uint8Array;
}

/** Buckets a block. */
const BLOCK = 128;

const ABSENT = 1;
const PRESENT = 2;

/** What was used within this long is what the page on screen shows, at the usual refresh intervals. */
const IN_USE_MS = 10 * 60_000;

/**
 * Values of closed buckets by source, expression and bucket. Closed buckets never change, so they are kept until memory
 * is short.
 */
export class BucketCache {
  /** In the order in which they were first kept. */
  private readonly entries = new Map<string, Entry>();
  private size = 0;

  /** @param maxBuckets bound on the buckets there is room for, over all expressions (about 12 bytes each) */
  constructor(
    private readonly clock: Clock,
    private readonly maxBuckets = 3_000_000
  ) {}

  /** Copies what is kept of a range of bucket ends (milliseconds, both included). */
  read(key: BucketKey, firstEnd: number, lastEnd: number): KeptBuckets {
    const entry = this.entries.get(textOf(key, firstEnd));
    if (entry !== undefined) {
      entry.usedAt = this.clock.now();
    }
    const values: Array<number | undefined> = [];
    let missing: KeptBuckets['missing'];
    for (let end = firstEnd; end <= lastEnd; end += key.stepMs) {
      const [number, slot] = placeOf(end, key.stepMs);
      const block = entry?.blocks.get(number);
      const state = block?.states[slot];
      values.push(state === PRESENT ? block?.values[slot] : undefined);
      if (!state) {
        missing = { firstEnd: missing?.firstEnd ?? end, lastEnd: end };
      }
    }
    return { values, missing };
  }

  /**
   * Keeps closed buckets.
   *
   * @param closed value by bucket end (milliseconds, whole steps apart); `undefined` where the source had none
   */
  keep(key: BucketKey, closed: ReadonlyMap<number, number | undefined>): void {
    const [anyEnd] = closed.keys();
    if (anyEnd === undefined) {
      return;
    }
    const text = textOf(key, anyEnd);
    const entry: Entry = this.entries.get(text) ?? { usedAt: 0, blocks: new Map() };
    this.entries.set(text, entry);
    entry.usedAt = this.clock.now();
    for (const [end, value] of closed) {
      const [number, slot] = placeOf(end, key.stepMs);
      const { values, states } = this.blockOf(entry, number);
      values[slot] = value ?? 0;
      states[slot] = value === undefined ? ABSENT : PRESENT;
    }
  }

  /**
   * Forgets expressions until the bound is kept: first those no longer in use, oldest use first. When those in use are
   * too many by themselves, the ones kept last go: forgetting the oldest would make every refresh read all of them again.
   * One always stays.
   */
  trim(): void {
    if (this.size <= this.maxBuckets) {
      return;
    }
    const inUseSince = this.clock.now() - IN_USE_MS;
    const all = [...this.entries];
    const old = all.filter(([, entry]) => entry.usedAt < inUseSince).sort(([, a], [, b]) => a.usedAt - b.usedAt);
    const inUse = all.filter(([, entry]) => entry.usedAt >= inUseSince).reverse();
    for (const [text, entry] of [...old, ...inUse]) {
      if (this.size <= this.maxBuckets || this.entries.size === 1) {
        return;
      }
      this.entries.delete(text);
      this.size -= entry.blocks.size * BLOCK;
    }
  }

  private blockOf(entry: Entry, number: number): Block {
    let block = entry.blocks.get(number);
    if (block === undefined) {
      block = { values: new Float64Array(BLOCK), states: new Uint8Array(BLOCK) };
      entry.blocks.set(number, block);
      this.size += BLOCK;
    }
    return block;
  }
}

/** The number of the block a bucket is in, and its place there. */
function placeOf(end: number, stepMs: number): [number, number] {
  const index = Math.floor(end / stepMs);
  const number = Math.floor(index / BLOCK);
  return [number, index - number * BLOCK];
}

function textOf({ sourceUid, stepMs, expr }: BucketKey, end: number): string {
  // Buckets that start off the step are others than those that start on it.
  return `${sourceUid}\n${stepMs}\n${end % stepMs}\n${expr}`;
}
