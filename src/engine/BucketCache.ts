import type { BucketColumn } from './BucketAnswer';
import type { Clock } from './ports';

/** Which query of which source, in which step (milliseconds). */
export interface BucketKey {
  sourceUid: string;
  /** The text of the query, the same for the same query. */
  text: string;
  stepMs: number;
}

/** Consecutive buckets that are not kept, by their ends (both included). */
export interface Gap {
  firstEnd: number;
  lastEnd: number;
  /** Whether some of them were asked for before, and may still come late. */
  isLate: boolean;
}

/** A copy of what is kept of a range. */
export interface KeptBuckets {
  /** By the key of the series. Only series that have a value near the range. */
  columns: Map<string, BucketColumn>;
  /** In order. */
  gaps: Gap[];
}

/** What is known of a bucket: nothing; all there will ever be; that the source had nothing yet although it was time. */
export const BucketState = { unknown: 0, kept: 1, late: 2 } as const;

interface Entry {
  /** When it was last asked for or added to. */
  usedAt: number;
  blocks: Map<number, Block>;
  series: Map<string, KeptSeries>;
}

interface KeptSeries extends Omit<BucketColumn, 'values'> {
  /** In how many blocks it has values. */
  blocks: number;
}

/** Consecutive buckets of all series of a query: a Map of single values takes five times the memory. */
interface Block {
  usedAt: number;
  states: Uint8Array;
  values: Map<string, Float64Array>;
}

/** Buckets a block. */
const BLOCK = 128;

/** What was used within this long is what the page on screen shows, at the usual refresh intervals. */
const IN_USE_MS = 10 * 60_000;

/**
 * A page that stays open moves on: the buckets at the start of its windows are never asked for again, and would pile up.
 * What nobody asked for within this long is forgotten.
 */
const IDLE_MS = 6 * 3_600_000;

/** How often the cache is looked through for what is idle. */
const SWEEP_MS = 10 * 60_000;

/**
 * Values of closed buckets by source, query and bucket, whatever time range or panel they were read for. Closed buckets
 * never change, so they are kept while they are used and memory is not short.
 */
export class BucketCache {
  /** In the order in which they were first kept. */
  private readonly entries = new Map<string, Entry>();
  private room = 0;
  private sweptAt: number;

  /** @param maxBuckets bound on the buckets there is room for, over all queries and series (about 9 bytes each) */
  constructor(
    private readonly clock: Clock,
    private readonly maxBuckets = 3_000_000
  ) {
    this.sweptAt = clock.now();
  }

  /** The buckets there is room for now, over all queries and series. */
  get size(): number {
    return this.room;
  }

  /**
   * Copies what is kept of a range of bucket ends (milliseconds, both included).
   *
   * @param lateAfter nothing is expected any more of buckets that ended before
   */
  read(key: BucketKey, firstEnd: number, lastEnd: number, lateAfter: number): KeptBuckets {
    const columns = new Map<string, BucketColumn>();
    const gaps = new GapFinder(key.stepMs, lateAfter);
    const count = Math.round((lastEnd - firstEnd) / key.stepMs) + 1;
    const now = this.clock.now();
    const entry = this.entries.get(textOf(key, firstEnd));
    if (entry !== undefined) {
      entry.usedAt = now;
    }
    for (const { number, slot, at, length } of pieces(firstEnd, count, key.stepMs)) {
      const block = entry?.blocks.get(number);
      gaps.add(firstEnd + at * key.stepMs, length, block?.states, slot);
      if (block === undefined) {
        continue;
      }
      block.usedAt = now;
      for (const [series, values] of block.values) {
        let column = columns.get(series);
        if (column === undefined) {
          const { labels, field } = entry!.series.get(series)!;
          column = emptyColumn(labels, field, count);
          columns.set(series, column);
        }
        column.values.set(values.subarray(slot, slot + length), at);
      }
    }
    return { columns, gaps: gaps.found };
  }

  /**
   * Keeps closed buckets.
   *
   * @param firstEnd end of the first bucket, milliseconds
   * @param states what is known of each bucket from now on
   * @param columns as many values each as there are states; those of kept buckets are kept
   */
  keep(key: BucketKey, firstEnd: number, states: Uint8Array, columns: ReadonlyMap<string, BucketColumn>): void {
    if (states.every((it) => it === BucketState.unknown)) {
      return;
    }
    const text = textOf(key, firstEnd);
    const now = this.clock.now();
    const entry: Entry = this.entries.get(text) ?? { usedAt: now, blocks: new Map(), series: new Map() };
    this.entries.set(text, entry);
    entry.usedAt = now;
    for (const { number, slot, at, length } of pieces(firstEnd, states.length, key.stepMs)) {
      const block = this.blockOf(entry, number, now);
      for (let i = 0; i < length; i++) {
        // What is kept stays kept.
        if (block.states[slot + i] !== BucketState.kept) {
          block.states[slot + i] = states[at + i]!;
        }
      }
      for (const [series, column] of columns) {
        this.keepValues(entry, block, series, column, states, { slot, at, length });
      }
    }
  }

  /**
   * Forgets what is idle, and then queries until the bound is kept: first those no longer in use, oldest use first. When those
   * in use are too many by themselves, the ones kept last go: forgetting the oldest would make every refresh read all of them
   * again. One always stays.
   */
  trim(): void {
    const now = this.clock.now();
    if (now - this.sweptAt >= SWEEP_MS) {
      this.sweptAt = now;
      this.forgetIdle(now - IDLE_MS);
    }
    if (this.room <= this.maxBuckets) {
      return;
    }
    const inUseSince = now - IN_USE_MS;
    const all = [...this.entries];
    const old = all.filter(([, entry]) => entry.usedAt < inUseSince).sort(([, a], [, b]) => a.usedAt - b.usedAt);
    const inUse = all.filter(([, entry]) => entry.usedAt >= inUseSince).reverse();
    for (const [text, entry] of [...old, ...inUse]) {
      if (this.room <= this.maxBuckets || this.entries.size === 1) {
        return;
      }
      this.entries.delete(text);
      entry.blocks.forEach((block) => (this.room -= roomOf(block)));
    }
  }

  private forgetIdle(since: number): void {
    for (const [text, entry] of this.entries) {
      for (const [number, block] of entry.blocks) {
        if (block.usedAt >= since) {
          continue;
        }
        entry.blocks.delete(number);
        this.room -= roomOf(block);
        for (const series of block.values.keys()) {
          const kept = entry.series.get(series)!;
          kept.blocks--;
          if (kept.blocks === 0) {
            entry.series.delete(series);
          }
        }
      }
      if (entry.blocks.size === 0) {
        this.entries.delete(text);
      }
    }
  }

  private blockOf(entry: Entry, number: number, now: number): Block {
    let block = entry.blocks.get(number);
    if (block === undefined) {
      block = { usedAt: now, states: new Uint8Array(BLOCK), values: new Map() };
      entry.blocks.set(number, block);
      this.room += roomOf(block);
    }
    block.usedAt = now;
    return block;
  }

  private keepValues(
    entry: Entry,
    block: Block,
    series: string,
    { labels, field, values }: BucketColumn,
    states: Uint8Array,
    { slot, at, length }: Omit<Piece, 'number'>
  ): void {
    let kept = block.values.get(series);
    for (let i = 0; i < length; i++) {
      const value = values[at + i]!;
      if (states[at + i] !== BucketState.kept || Number.isNaN(value)) {
        continue;
      }
      if (kept === undefined) {
        this.room -= roomOf(block);
        kept = new Float64Array(BLOCK).fill(NaN);
        block.values.set(series, kept);
        this.room += roomOf(block);
        const known = entry.series.get(series) ?? { labels, field, blocks: 0 };
        known.blocks++;
        entry.series.set(series, known);
      }
      kept[slot + i] = value;
    }
  }
}

/** A column of buckets without values. */
export function emptyColumn(labels: BucketColumn['labels'], field: string | undefined, count: number): BucketColumn {
  return { labels, ...(field === undefined ? {} : { field }), values: new Float64Array(count).fill(NaN) };
}

/** A block takes its room also where no series has a value in it. */
function roomOf(block: Block): number {
  return BLOCK * Math.max(1, block.values.size);
}

/** The part of a range that lies in one block. */
interface Piece {
  number: number;
  /** Its place in the block. */
  slot: number;
  /** Its place in the range. */
  at: number;
  length: number;
}

function* pieces(firstEnd: number, count: number, stepMs: number): Generator<Piece> {
  const first = Math.floor(firstEnd / stepMs);
  for (let at = 0; at < count;) {
    const number = Math.floor((first + at) / BLOCK);
    const slot = first + at - number * BLOCK;
    const length = Math.min(BLOCK - slot, count - at);
    yield { number, slot, at, length };
    at += length;
  }
}

/** Puts runs of buckets that are not kept together, over the edges of blocks. */
class GapFinder {
  readonly found: Gap[] = [];

  constructor(
    private readonly stepMs: number,
    private readonly lateAfter: number
  ) {}

  add(firstEnd: number, length: number, states: Uint8Array | undefined, slot: number): void {
    for (let i = 0; i < length; i++) {
      const state = states?.[slot + i] ?? BucketState.unknown;
      if (state === BucketState.kept) {
        continue;
      }
      const end = firstEnd + i * this.stepMs;
      const isLate = state === BucketState.late && end > this.lateAfter;
      const last = this.found.at(-1);
      if (last?.lastEnd === end - this.stepMs) {
        last.lastEnd = end;
        last.isLate ||= isLate;
      } else {
        this.found.push({ firstEnd: end, lastEnd: end, isLate });
      }
    }
  }
}

function textOf({ sourceUid, stepMs, text }: BucketKey, end: number): string {
  // Buckets that start off the step are others than those that start on it.
  return `${sourceUid}\n${stepMs}\n${end % stepMs}\n${text}`;
}
