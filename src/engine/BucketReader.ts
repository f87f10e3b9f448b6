import { BucketCache, type BucketKey, type KeptBuckets } from './BucketCache';
import { inFlightLimit, type InFlightLimit } from './inFlightLimit';
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

/** Keeps one request within the limits of sources and proxies on its size and duration. */
const MAX_EXPRS = 40;

/** Browsers open six connections to a host over HTTP/1.1: one is left to the rest of the page. */
const MAX_IN_FLIGHT = 5;

/** A bucket may still change until this long after its end: two scrapes of a minute. */
const SETTLE_MS = 2 * 60_000;

/** Data that a source does not have yet (remote write, recording rules) may arrive until this long after. */
const LATE_MS = 6 * 3_600_000;

/**
 * Reads buckets through the cache: only what is missing is asked for, everything over the same range in few requests,
 * and the same read twice at the same time is one.
 */
export class BucketReader {
  private readonly inFlight = new Map<string, Flight>();
  private readonly limits = new Map<string, InFlightLimit>();

  constructor(
    private readonly source: MetricsSource,
    private readonly clock: Clock,
    private readonly cache = new BucketCache(clock)
  ) {}

  /** Answers in the order of the requests. */
  async read(requests: readonly BucketRequest[]): Promise<BucketAnswer[]> {
    const now = this.clock.now();
    // Copied before anything is awaited: another read may make the cache forget what this one found there.
    const kept = requests.map((request) => this.cache.read(request, request.fromMs + request.stepMs, request.toMs));
    const gaps = joinLate(
      requests,
      kept.map((it) => it.missing),
      now
    );
    const reads = requests.map((request, i) => {
      const gap = gaps[i];
      return gap === undefined ? [] : chunks(request, gap.firstEnd, gap.lastEnd);
    });
    const flights = this.readAll(reads.flat(), now);
    const answers = await Promise.all(
      requests.map((request, i) => this.answer(request, kept[i]!.values, reads[i]!, flights))
    );
    this.cache.trim();
    return answers;
  }

  private async answer(
    request: BucketRequest,
    values: Array<number | undefined>,
    reads: readonly SingleRead[],
    flights: ReadonlyMap<string, Flight>
  ): Promise<BucketAnswer> {
    for (const read of reads) {
      const { askedAt, result: answered } = flights.get(keyOf(read))!;
      const result = await answered;
      if (!result.ok) {
        return result;
      }
      const closed = new Map<number, number | undefined>();
      for (let end = read.fromMs; end <= read.toMs; end += read.stepMs) {
        const i = (end - request.fromMs) / request.stepMs - 1;
        const value = result.points.get(end) ?? values[i];
        values[i] = value;
        if (end + (value === undefined ? LATE_MS : SETTLE_MS) <= askedAt) {
          closed.set(end, value);
        }
      }
      this.cache.keep(request, closed);
    }
    return { ok: true, values };
  }

  /** Starts the reads that are not under way, those of one source and range together. */
  private readAll(reads: readonly SingleRead[], now: number): Map<string, Flight> {
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
      for (let i = 0; i < group.length; i += MAX_EXPRS) {
        this.start(group.slice(i, i + MAX_EXPRS), now);
      }
    }
    return new Map(reads.map((read) => [keyOf(read), this.inFlight.get(keyOf(read))!]));
  }

  private start(group: readonly SingleRead[], now: number): void {
    const { sourceUid, fromMs, toMs, stepMs } = group[0]!;
    const batch: MetricsRead = { sourceUid, fromMs, toMs, stepMs, exprs: group.map((it) => it.expr) };
    const limit = this.limits.get(sourceUid) ?? inFlightLimit(MAX_IN_FLIGHT);
    this.limits.set(sourceUid, limit);
    const batchResult = limit(() => this.source.read(batch));
    group.forEach((read, i) => {
      const key = keyOf(read);
      const result = batchResult.then((all) => all[i] ?? { ok: false as const, message: 'No answer.' });
      this.inFlight.set(key, { askedAt: now, result });
      void result.finally(() => this.inFlight.delete(key));
    });
  }
}

interface Flight {
  /** When it was asked for: a read that joins later still gets what the source knew at this time. */
  askedAt: number;
  result: Promise<ReadResult>;
}

type Gap = NonNullable<KeptBuckets['missing']>;

/**
 * Lets the gaps of one source and end that lie where data may still arrive start together: where each expression lacks
 * other buckets, they would be a request each at every refresh.
 */
function joinLate(requests: readonly BucketRequest[], gaps: ReadonlyArray<Gap | undefined>, now: number) {
  const groupOf = (i: number, { lastEnd }: Gap) => `${requests[i]!.sourceUid}\n${requests[i]!.stepMs}\n${lastEnd}`;
  const late = (gap: Gap | undefined): gap is Gap => gap !== undefined && gap.firstEnd + LATE_MS > now;
  const starts = new Map<string, number>();
  gaps.forEach((gap, i) => {
    if (late(gap)) {
      starts.set(groupOf(i, gap), Math.min(gap.firstEnd, starts.get(groupOf(i, gap)) ?? Infinity));
    }
  });
  return gaps.map((gap, i) => {
    const { fromMs, stepMs } = requests[i]!;
    const start = late(gap) ? starts.get(groupOf(i, gap))! : undefined;
    const joins = gap !== undefined && start !== undefined && start > fromMs && (start - gap.firstEnd) % stepMs === 0;
    return joins ? { firstEnd: start, lastEnd: gap.lastEnd } : gap;
  });
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
