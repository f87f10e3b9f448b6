import { allAborted } from './allAborted';
import { inFlightLimit } from './inFlightLimit';
import type { MetricsSource, ReadFailure, ReadResult } from './ports';
import type { ReadRange, WantedQuery } from './WantedQuery';

/** Browsers open six connections to a host over HTTP/1.1: one is left to the rest of the page. */
const MAX_IN_FLIGHT = 5;

/** What those get who stopped waiting. */
export const CANCELLED: ReadFailure = { ok: false, kind: 'cancelled', message: 'The request was cancelled.' };

/** The way to one source: everything that is asked of it passes here, a few requests at a time. */
export class SourceGate {
  private readonly limit = inFlightLimit(MAX_IN_FLIGHT);
  private answers = 0;
  private aliveAt = 0;
  private deadAt = 0;
  private probing: Promise<unknown> | undefined;

  constructor(private readonly source: MetricsSource) {}

  /** How many requests were answered so far, well or badly: what is later than what. */
  get moment(): number {
    return this.answers;
  }

  /**
   * Sends one request, when its turn comes, for the queries that are still waited for then.
   *
   * @returns one result a query, in the same order. Never rejects.
   */
  async ask(range: ReadRange, wanted: readonly WantedQuery[]): Promise<ReadResult[]> {
    const results = new Map<WantedQuery, ReadResult>();
    const { signal, release } = allAborted(wanted.map((it) => it.signal));
    await this.limit(async () => {
      const still = wanted.filter((it) => !it.signal.aborted);
      const answered = await this.send(range, still, signal);
      still.forEach((it, i) =>
        results.set(it, answered[i] ?? failure('The data source gave no answer to this query.'))
      );
    }, signal);
    release();
    const all = wanted.map((it) => results.get(it) ?? CANCELLED);
    this.answers++;
    if (all.some(isSignOfLife)) {
      this.aliveAt = this.answers;
    }
    return all;
  }

  /**
   * Whether the source answers anything since a moment, that is, whether it is worthwhile to look for the query that spoils
   * a batch. All batches that fail together share one probe: an outage must not multiply requests.
   *
   * @param probe asks for a little, through this gate
   */
  async isAlive(since: number, probe: () => Promise<readonly ReadResult[]>): Promise<boolean> {
    while (this.aliveAt <= since && this.deadAt <= since) {
      if (this.probing !== undefined) {
        await this.probing;
        continue;
      }
      const probing = probe();
      this.probing = probing;
      const results = await probing;
      this.probing = undefined;
      if (results.every((it) => !it.ok && it.kind === 'cancelled')) {
        return false;
      }
      if (!results.some(isSignOfLife)) {
        this.deadAt = this.answers;
      }
    }
    return this.aliveAt > since;
  }

  private async send(range: ReadRange, wanted: readonly WantedQuery[], signal: AbortSignal): Promise<ReadResult[]> {
    try {
      return await this.source.read({ ...range, queries: wanted.map((it) => it.query), signal });
    } catch (error) {
      const failed = failure(error instanceof Error && error.message !== '' ? error.message : String(error));
      return wanted.map(() => failed);
    }
  }
}

/** Whether a source that is out of order could not have answered this. */
export function isSignOfLife(result: ReadResult): boolean {
  return result.ok || result.kind === 'syntax' || result.kind === 'too-many-points';
}

function failure(message: string): ReadFailure {
  return { ok: false, kind: 'other', message };
}
