/** Which expression of which source, in which step. */
export interface BucketKey {
  sourceUid: string;
  expr: string;
  stepMs: number;
}

interface Entry {
  /** Value by bucket end; `undefined` where the source had none. */
  values: Map<number, number | undefined>;
}

/**
 * Values of closed buckets by source, expression and bucket. Closed buckets never change, so they are kept until memory
 * is short; then the expression that was used longest ago goes first.
 */
export class BucketCache {
  private readonly entries = new Map<string, Entry>();
  private size = 0;

  /** @param maxBuckets bound on the buckets kept over all expressions (about 60 bytes each) */
  constructor(private readonly maxBuckets = 1_000_000) {}

  /** The first and last bucket end of a range that are not kept; absent when all are. */
  missing(key: BucketKey, firstEnd: number, lastEnd: number): { firstEnd: number; lastEnd: number } | undefined {
    const values = this.touch(key)?.values;
    let first: number | undefined;
    let last: number | undefined;
    for (let end = firstEnd; end <= lastEnd; end += key.stepMs) {
      if (!values?.has(end)) {
        first ??= end;
        last = end;
      }
    }
    return first === undefined || last === undefined ? undefined : { firstEnd: first, lastEnd: last };
  }

  get(key: BucketKey, end: number): number | undefined {
    return this.entries.get(textOf(key))?.values.get(end);
  }

  /** Keeps one closed bucket. */
  put(key: BucketKey, end: number, value: number | undefined): void {
    const text = textOf(key);
    let entry = this.entries.get(text);
    if (entry === undefined) {
      entry = { values: new Map() };
      this.entries.set(text, entry);
    }
    if (!entry.values.has(end)) {
      this.size++;
    }
    entry.values.set(end, value);
  }

  /** Forgets expressions, oldest use first, until the bound is kept. The newest one always stays. */
  trim(): void {
    for (const [text, entry] of this.entries) {
      if (this.size <= this.maxBuckets || this.entries.size === 1) {
        return;
      }
      this.entries.delete(text);
      this.size -= entry.values.size;
    }
  }

  private touch(key: BucketKey): Entry | undefined {
    const text = textOf(key);
    const entry = this.entries.get(text);
    if (entry !== undefined) {
      // A Map keeps the order of insertion: re-inserting makes it the youngest.
      this.entries.delete(text);
      this.entries.set(text, entry);
    }
    return entry;
  }
}

function textOf(key: BucketKey): string {
  return `${key.sourceUid}\n${key.stepMs}\n${key.expr}`;
}
