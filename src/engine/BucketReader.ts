import type { BucketAnswer, BucketColumn } from './BucketAnswer';
import { BucketCache, emptyColumn } from './BucketCache';
import { type BucketQuery, bucketQuery, type BucketRead, bucketReads } from './bucketReads';
import type { BucketRequest } from './BucketRequest';
import { doubtStamp } from './doubtStamp';
import { type Flight, Flights, type SingleRead } from './Flights';
import type { Patience } from './Patience';
import { placeSeries } from './placeSeries';
import type { Clock, MetricsQuery, MetricsSource, ReadFailure, ReadResult } from './ports';
import type { SourceRef } from '../core/slo/Slo';
import { queryText } from './queryText';
import { LATE_MS, settledStates } from './settledStates';
import { CANCELLED } from './SourceGate';
import { timerPatience } from './timerPatience';

/** What a reader is made of where the usual will not do. */
export interface BucketReaderParts {
  cache?: BucketCache;
  patience?: Patience;
}

/** How many queries are remembered as stamped well. */
const MAX_TRUSTED = 1_000;

/**
 * Reads buckets through the cache: only what is missing is asked for, everything over the same range in few requests, and
 * the same read twice at the same time is one. One a browser page.
 */
export class BucketReader {
  private readonly cache: BucketCache;
  private readonly flights: Flights;
  /** Queries whose stamp was doubted and turned out right. */
  private readonly trusted = new Set<string>();

  constructor(
    source: MetricsSource,
    private readonly clock: Clock,
    { cache = new BucketCache(clock), patience = timerPatience }: BucketReaderParts = {}
  ) {
    this.cache = cache;
    this.flights = new Flights(source, clock, patience);
  }

  /**
   * Answers in the order of the requests. Never rejects.
   *
   * @param signal when aborted, everything that was not answered yet is answered as cancelled at once; what others wait for
   * too is read on
   */
  async read(requests: readonly BucketRequest[], signal?: AbortSignal): Promise<BucketAnswer[]> {
    const waiter = new Waiter(this.flights, signal);
    const answers = await waiter.orCancelled(this.readAll(requests, waiter));
    return answers ?? requests.map(() => CANCELLED);
  }

  /**
   * Evaluates queries at one time (milliseconds). Nothing is kept, but the same query at the same time is asked once at a
   * time. Answers in the order of the queries. Never rejects.
   *
   * @param signal as with `read`
   */
  async readInstants(
    source: SourceRef,
    queries: readonly MetricsQuery[],
    at: number,
    signal?: AbortSignal
  ): Promise<ReadResult[]> {
    const waiter = new Waiter(this.flights, signal);
    const flights = waiter.join(
      queries.map((query) => ({ source, query, text: queryText(query), fromMs: at, toMs: at }))
    );
    const answers = await waiter.orCancelled(Promise.all(flights.map((it) => it.result)));
    return answers ?? queries.map(() => CANCELLED);
  }

  private async readAll(requests: readonly BucketRequest[], waiter: Waiter): Promise<BucketAnswer[]> {
    const now = this.clock.now();
    const queries = requests.map(bucketQuery);
    // Copied before anything is awaited: another read may make the cache forget what this one found there.
    const kept = queries.map((query) => {
      const { fromMs, toMs, stepMs } = query.request;
      return this.cache.read(query, fromMs + stepMs, toMs, now - LATE_MS);
    });
    const reads = bucketReads(
      queries,
      kept.map((it) => it.gaps),
      now
    );
    const flights = waiter.join(reads.flat());
    let next = 0;
    const answers = await Promise.all(
      queries.map((query, i) => {
        const own = reads[i]!.map((read) => ({ read, flight: flights[next++]! }));
        return this.fill(query, kept[i]!.columns, own, waiter);
      })
    );
    this.cache.trim();
    return answers;
  }

  /** Adds what was read to what was kept. What arrived well is kept even where another part failed. */
  private async fill(
    query: BucketQuery,
    columns: Map<string, BucketColumn>,
    reads: ReadonlyArray<{ read: BucketRead; flight: Flight }>,
    waiter: Waiter
  ): Promise<BucketAnswer> {
    let failure: ReadFailure | undefined;
    for (const { read, flight } of reads) {
      const problem = await this.add(query, columns, read, flight, waiter);
      failure ??= problem;
    }
    return failure ?? { ok: true, series: seriesOf(columns) };
  }

  private async add(
    query: BucketQuery,
    columns: Map<string, BucketColumn>,
    read: BucketRead,
    flight: Flight,
    waiter: Waiter
  ): Promise<ReadFailure | undefined> {
    const result = await flight.result;
    if (!result.ok) {
      return result;
    }
    const placed = placeSeries(result.series, read);
    if (!placed.ok) {
      return placed;
    }
    const doubt = await this.confirmedDoubt(read, placed.present, flight.askedAt, waiter);
    if (doubt !== undefined) {
      return doubt;
    }
    const { fromMs, toMs, stepMs } = query.request;
    const [from, to] = [(read.firstEnd - fromMs) / stepMs - 1, (read.lastEnd - fromMs) / stepMs];
    for (const [key, fresh] of placed.columns) {
      const column = columns.get(key) ?? emptyColumn(fresh.labels, fresh.field, (toMs - fromMs) / stepMs);
      columns.set(key, column);
      for (let i = from; i < to; i++) {
        const value = fresh.values[i - from]!;
        // A value that the source does not repeat stays.
        if (!Number.isNaN(value)) {
          column.values[i] = value;
        }
      }
    }
    const part = new Map([...columns].map(([key, it]) => [key, { ...it, values: it.values.subarray(from, to) }]));
    const states = settledStates(read.firstEnd, stepMs, to - from, part, flight.askedAt, query.request.knownTo);
    this.cache.keep(query, read.firstEnd, states, part);
    return undefined;
  }

  private async confirmedDoubt(
    read: BucketRead,
    present: Uint8Array,
    askedAt: number,
    waiter: Waiter
  ): Promise<ReadFailure | undefined> {
    const doubt = doubtStamp(read, present, askedAt);
    const name = `${read.source.uid}\n${read.stepMs}\n${read.text}`;
    if (doubt === undefined || this.trusted.has(name)) {
      return undefined;
    }
    const { source, query, text, stamp, stepMs } = read;
    const [flight] = waiter.join([{ source, query, text, stamp, stepMs, ...doubt.check }]);
    const result = await flight!.result;
    if (!result.ok) {
      return undefined;
    }
    if (doubt.isConfirmedBy(result.series)) {
      return { ok: false, kind: 'other', message: doubt.message };
    }
    if (this.trusted.size >= MAX_TRUSTED) {
      this.trusted.clear();
    }
    this.trusted.add(name);
    return undefined;
  }
}

/** One who waits for flights, and leaves all of them when cancelled. */
class Waiter {
  private readonly joined: Flight[] = [];

  constructor(
    private readonly flights: Flights,
    private readonly signal: AbortSignal | undefined
  ) {}

  join(reads: readonly SingleRead[]): Flight[] {
    if (this.signal?.aborted) {
      return reads.map(() => NEVER_STARTED);
    }
    const flights = this.flights.join(reads);
    this.joined.push(...flights);
    return flights;
  }

  /** As the work resolves; `undefined` as soon as the signal is aborted. */
  async orCancelled<T>(work: Promise<T>): Promise<T | undefined> {
    const { signal } = this;
    if (signal === undefined) {
      return work;
    }
    return new Promise((resolve) => {
      const cancel = () => {
        this.joined.forEach((it) => it.leave());
        resolve(undefined);
      };
      if (signal.aborted) {
        cancel();
        return;
      }
      signal.addEventListener('abort', cancel, { once: true });
      void work.then((result) => {
        signal.removeEventListener('abort', cancel);
        resolve(result);
      });
    });
  }
}

const NEVER_STARTED: Flight = { askedAt: 0, result: Promise.resolve(CANCELLED), leave: () => {} };

/** Series that have a value, in an order that does not depend on what was kept and what was read. */
function seriesOf(columns: ReadonlyMap<string, BucketColumn>): BucketColumn[] {
  const filled = [...columns].filter(([, { values }]) => values.some((it) => !Number.isNaN(it)));
  return filled.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, column]) => column);
}
