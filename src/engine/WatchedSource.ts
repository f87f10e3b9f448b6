import type { Clock, MetricsRead, MetricsSource, ReadResult } from './ports';
import { queryText } from './queryText';
import { SETTLE_MS } from './settledStates';

const Asked = { never: 0, empty: 1, answered: 2 } as const;

/**
 * For tests and measurements: passes everything on, and counts how often a closed bucket is asked for again. A bucket is closed
 * once the source has had time to settle.
 */
export class WatchedSource implements MetricsSource {
  /** How often `read` was called: requests to a Grafana. */
  requests = 0;
  queries = 0;
  /** Closed buckets that were asked for. */
  buckets = 0;
  /** Closed buckets that were asked for although the source had answered a value before. */
  askedTwice = 0;
  /** Closed buckets that were asked for again because the source had no value in them before. */
  waitedFor = 0;
  private readonly asked = new Map<string, Uint8Array>();

  /**
   * @param fromMs no bucket that is asked for ends before
   * @param toMs no bucket that is asked for ends after
   */
  constructor(
    private readonly source: MetricsSource,
    private readonly clock: Clock,
    private readonly fromMs: number,
    private readonly toMs: number
  ) {}

  async read(read: MetricsRead): Promise<ReadResult[]> {
    const askedAt = this.clock.now();
    this.requests++;
    this.queries += read.queries.length;
    const results = await this.source.read(read);
    if (read.stepMs !== undefined) {
      results.forEach((result, i) => this.note(read, read.stepMs!, i, result, askedAt));
    }
    return results;
  }

  private note(read: MetricsRead, stepMs: number, i: number, result: ReadResult, askedAt: number): void {
    if (!result.ok) {
      return;
    }
    const query = read.queries[i]!;
    const isOwn = query.kind === 'own';
    const key = `${read.source.uid}\n${stepMs}\n${queryText(query)}`;
    // As long as it will ever be, so that watching does not grow while memory is measured.
    const asked = this.asked.get(key) ?? new Uint8Array(Math.ceil((this.toMs - this.fromMs) / stepMs) + 2);
    this.asked.set(key, asked);
    const valued = new Set(result.series.flatMap((it) => Array.from(it.times)));
    // A source's own query is asked about both ends of its first bucket.
    for (let end = read.fromMs + (isOwn ? stepMs : 0); end <= read.toMs && end <= askedAt - SETTLE_MS; end += stepMs) {
      const place = Math.floor((end - this.fromMs) / stepMs);
      if (asked[place] === Asked.answered) {
        this.askedTwice++;
      } else if (asked[place] === Asked.empty) {
        this.waitedFor++;
      }
      this.buckets += asked[place] === Asked.never ? 1 : 0;
      const isAnswered = valued.has(end) || (isOwn && valued.has(end - stepMs));
      asked[place] = Math.max(asked[place]!, isAnswered ? Asked.answered : Asked.empty);
    }
  }
}
