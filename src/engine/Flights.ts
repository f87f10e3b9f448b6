import type { Patience } from './Patience';
import { persistentRead } from './persistentRead';
import type { Clock, MetricsQuery, MetricsSource, ReadResult } from './ports';
import { SourceGate } from './SourceGate';
import type { ReadRange, WantedQuery } from './WantedQuery';

/** One query over one range. */
export interface SingleRead extends ReadRange, Omit<WantedQuery, 'signal'> {
  query: MetricsQuery;
  /** The text of the query, the same for the same query. */
  text: string;
}

/** One query under way. */
export interface Flight {
  /** When it was asked for: a read that joins later still gets what the source knew at this time. */
  readonly askedAt: number;
  readonly result: Promise<ReadResult>;
  /** Of one who joined and waits no more. When the last one leaves, the flight is cancelled. */
  leave(): void;
}

/** Keeps one request within the limits of sources and proxies on its size and duration. */
const MAX_QUERIES = 40;

/** Reads under way: queries over the same range travel together, and the same query asked twice at the same time is one. */
export class Flights {
  private readonly underWay = new Map<string, SharedFlight>();
  private readonly gates = new Map<string, SourceGate>();

  constructor(
    private readonly source: MetricsSource,
    private readonly clock: Clock,
    private readonly patience: Patience
  ) {}

  /** Joins what is under way and starts what is not. One flight a read, in the same order. */
  join(reads: readonly SingleRead[]): Flight[] {
    const fresh = new Map<string, Array<{ read: SingleRead; flight: SharedFlight }>>();
    const flights = reads.map((read) => {
      const range = rangeKey(read);
      const key = `${range}\n${read.text}`;
      let flight = this.underWay.get(key);
      if (flight === undefined) {
        flight = this.prepare(key);
        const group = fresh.get(range) ?? [];
        group.push({ read, flight });
        fresh.set(range, group);
      }
      flight.join();
      return flight;
    });
    for (const group of fresh.values()) {
      for (let i = 0; i < group.length; i += MAX_QUERIES) {
        void this.start(group.slice(i, i + MAX_QUERIES));
      }
    }
    return flights;
  }

  private prepare(key: string): SharedFlight {
    const flight: SharedFlight = new SharedFlight(this.clock.now(), () => {
      // Who comes later must not join a flight that is about to be cancelled.
      if (this.underWay.get(key) === flight) {
        this.underWay.delete(key);
      }
    });
    this.underWay.set(key, flight);
    return flight;
  }

  private async start(group: ReadonlyArray<{ read: SingleRead; flight: SharedFlight }>): Promise<void> {
    const { source, fromMs, toMs, stepMs } = group[0]!.read;
    const gate = this.gates.get(source.uid) ?? new SourceGate(this.source);
    this.gates.set(source.uid, gate);
    const range = { source, fromMs, toMs, ...(stepMs === undefined ? {} : { stepMs }) };
    const wanted = group.map(({ read, flight }) => ({ query: read.query, stamp: read.stamp, signal: flight.signal }));
    const results = await persistentRead(gate, this.patience, range, wanted);
    group.forEach(({ flight }, i) => flight.land(results[i]!));
  }
}

class SharedFlight implements Flight {
  readonly result: Promise<ReadResult>;
  private readonly controller = new AbortController();
  private waiters = 0;
  private settle!: (result: ReadResult) => void;

  /** @param ended called once, when it has landed or is cancelled */
  constructor(
    readonly askedAt: number,
    private readonly ended: () => void
  ) {
    this.result = new Promise((resolve) => (this.settle = resolve));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  join(): void {
    this.waiters++;
  }

  leave(): void {
    this.waiters--;
    if (this.waiters === 0) {
      this.ended();
      this.controller.abort();
    }
  }

  land(result: ReadResult): void {
    this.ended();
    this.settle(result);
  }
}

function rangeKey({ source, query, fromMs, toMs, stepMs }: SingleRead): string {
  return `${source.uid}\n${query.kind}\n${stepMs}\n${fromMs}\n${toMs}`;
}
