import { BucketCache, type BucketKey } from './BucketCache';
import type { BucketSpan } from './planBuckets';
import type { Clock, MetricsRead, MetricsSource, ReadResult } from './ports';

/** One expression over consecutive buckets. */
export interface BucketRequest extends BucketSpan {
  sourceUid: string;
  expr: string;
}

/** The values, one a bucket, or the source's message. */
export type BucketAnswer = { ok: true; values: Array<number | undefined> } | { ok: false; message: string };

/** Prometheus refuses more than 11,000 points a series. */
const MAX_POINTS = 10_000;

/** A bucket may still change until this long after its end: two scrapes of a minute. */
const SETTLE_MS = 2 * 60_000;

/**
 * Reads buckets through the cache: only what is missing is asked for, everything over the same range in one request, and
 * the same read twice at the same time is one.
 */
export class BucketReader {
  private readonly inFlight = new Map<string, Promise<ReadResult>>();

  constructor(
    private readonly source: MetricsSource,
    private readonly clock: Clock,
    private readonly cache = new BucketCache()
  ) {}

  /** Answers in the order of the requests. */
  async read(requests: readonly BucketRequest[]): Promise<BucketAnswer[]> {
    const now = this.clock.now();
    const missing = requests.map((request) =>
      this.cache.missing(request, request.fromMs + request.stepMs, request.toMs)
    );
    const reads = requests.map((request, i) => {
      const gap = missing[i];
      return gap === undefined ? [] : chunks(request, gap.firstEnd, gap.lastEnd);
    });
    const results = this.readAll(reads.flat());
    const answers = await Promise.all(requests.map((request, i) => this.answer(request, reads[i]!, results, now)));
    this.cache.trim();
    return answers;
  }

  private async answer(
    request: BucketRequest,
    reads: readonly SingleRead[],
    results: ReadonlyMap<string, Promise<ReadResult>>,
    now: number
  ): Promise<BucketAnswer> {
    const open = new Map<number, number>();
    for (const read of reads) {
      const result = await results.get(keyOf(read))!;
      if (!result.ok) {
        return result;
      }
      for (let end = read.fromMs; end <= read.toMs; end += read.stepMs) {
        const value = result.points.get(end);
        if (end + SETTLE_MS <= now) {
          this.cache.put(request, end, value);
        } else if (value !== undefined) {
          open.set(end, value);
        }
      }
    }
    const values: Array<number | undefined> = [];
    for (let end = request.fromMs + request.stepMs; end <= request.toMs; end += request.stepMs) {
      values.push(open.get(end) ?? this.cache.get(request, end));
    }
    return { ok: true, values };
  }

  /** Starts the reads that are not under way, those of one source and range together. */
  private readAll(reads: readonly SingleRead[]): Map<string, Promise<ReadResult>> {
    const fresh = new Map<string, SingleRead[]>();
    for (const read of reads) {
      const key = keyOf(read);
      if (!this.inFlight.has(key)) {
        const range = `${read.sourceUid}\n${read.stepMs}\n${read.fromMs}\n${read.toMs}`;
        const group = fresh.get(range) ?? [];
        if (!group.some((it) => it.expr === read.expr)) {
          fresh.set(range, [...group, read]);
        }
      }
    }
    for (const group of fresh.values()) {
      const { sourceUid, fromMs, toMs, stepMs } = group[0]!;
      const batch: MetricsRead = { sourceUid, fromMs, toMs, stepMs, exprs: group.map((it) => it.expr) };
      const batchResult = this.source.read(batch);
      group.forEach((read, i) => {
        const key = keyOf(read);
        const result = batchResult.then((all) => all[i] ?? { ok: false as const, message: 'No answer.' });
        this.inFlight.set(key, result);
        void result.finally(() => this.inFlight.delete(key));
      });
    }
    return new Map(reads.map((read) => [keyOf(read), this.inFlight.get(keyOf(read))!]));
  }
}

interface SingleRead extends BucketKey {
  fromMs: number;
  toMs: number;
}

function chunks(request: BucketRequest, firstEnd: number, lastEnd: number): SingleRead[] {
  const { sourceUid, expr, stepMs } = request;
  const reads: SingleRead[] = [];
  for (let from = firstEnd; from <= lastEnd; from += MAX_POINTS * stepMs) {
    reads.push({ sourceUid, expr, stepMs, fromMs: from, toMs: Math.min(lastEnd, from + (MAX_POINTS - 1) * stepMs) });
  }
  return reads;
}

function keyOf(read: SingleRead): string {
  return `${read.sourceUid}\n${read.stepMs}\n${read.fromMs}\n${read.toMs}\n${read.expr}`;
}
