import type { Patience } from './Patience';
import type { FailureKind, ReadResult } from './ports';
import { halfRanges, joinHalves } from './halfRanges';
import { retryRead } from './retryRead';
import { isSignOfLife, type SourceGate } from './SourceGate';
import type { ReadRange, WantedQuery } from './WantedQuery';

/** What may pass by itself. */
const PASSING: ReadonlySet<FailureKind> = new Set(['unreachable', 'overloaded', 'timeout']);

/** What may pass by itself where fewer queries are asked for because they took too long together. */
const PASSING_IN_PARTS: ReadonlySet<FailureKind> = new Set(['unreachable', 'overloaded']);

/** What one query of a batch may have done to the others. */
const SPREADING: ReadonlySet<FailureKind> = new Set(['timeout', 'too-much', 'other']);

/** How many queries are asked one by one to tell a source that is out of order from a query that spoils its batch. */
const PROBES = 3;

/**
 * Reads a batch and does not give up at once: tries again what may pass, reads a long range in parts where the source
 * refuses so many points, and takes a batch that failed as a whole apart, so that one bad query does not fail its neighbours.
 *
 * @returns one result a query, in the same order; of a range that was read in parts, a series may come in several pieces.
 * Never rejects.
 */
export function persistentRead(
  gate: SourceGate,
  patience: Patience,
  range: ReadRange,
  wanted: readonly WantedQuery[]
): Promise<ReadResult[]> {
  return new PersistentRead(gate, patience).read(range, wanted, PASSING);
}

class PersistentRead {
  private readonly since: number;

  constructor(
    private readonly gate: SourceGate,
    private readonly patience: Patience
  ) {
    this.since = gate.moment;
  }

  async read(
    range: ReadRange,
    wanted: readonly WantedQuery[],
    passing: ReadonlySet<FailureKind>
  ): Promise<ReadResult[]> {
    const results = await retryRead(this.gate, this.patience, range, wanted, passing);
    await Promise.all([this.readInParts(range, wanted, results), this.takeApart(range, wanted, results)]);
    return results;
  }

  private async readInParts(range: ReadRange, wanted: readonly WantedQuery[], results: ReadResult[]): Promise<void> {
    const long = indicesOf(results, (it) => !it.ok && it.kind === 'too-many-points');
    const halves = long.length === 0 ? undefined : halfRanges(range, wanted[long[0]!]!.query.kind);
    if (halves === undefined) {
      return;
    }
    const queries = long.map((i) => wanted[i]!);
    // One after the other: what a source refuses in one piece is work for it.
    const left = await this.read(halves[0], queries, PASSING);
    if (left.every((it) => !it.ok)) {
      // A source that refuses the shortest part refuses the others too.
      long.forEach((i, k) => (results[i] = left[k]!));
      return;
    }
    const right = await this.read(halves[1], queries, PASSING);
    long.forEach((i, k) => {
      results[i] = joinHalves([left[k]!, right[k]!], halves, wanted[i]!.stamp);
    });
  }

  private async takeApart(range: ReadRange, wanted: readonly WantedQuery[], results: ReadResult[]): Promise<void> {
    const failing = indicesOf(results, (it) => !it.ok && SPREADING.has(it.kind));
    if (failing.length < 2) {
      return;
    }
    if (results.some(isSignOfLife)) {
      // A source that answered some of a batch judged each by itself; only being slow can be the doing of a neighbour.
      const slow = failing.filter((i) => kindOf(results[i]!) === 'timeout');
      return this.readApart(range, wanted, results, slow.length < 2 ? [] : slow);
    }
    const alone = new Set<number>();
    const isAlive = await this.gate.isAlive(this.since, () => {
      const first = Math.floor(this.patience.random() * failing.length);
      for (let i = 0; i < PROBES; i++) {
        alone.add(failing[(first + Math.floor((i * failing.length) / PROBES)) % failing.length]!);
      }
      return Promise.all([...alone].map((i) => this.readAlone(range, wanted, results, i)));
    });
    if (isAlive) {
      const rest = failing.filter((i) => !alone.has(i));
      await this.readApart(range, wanted, results, rest);
    }
  }

  /** Reads some of a batch again in two halves. */
  private async readApart(
    range: ReadRange,
    wanted: readonly WantedQuery[],
    results: ReadResult[],
    some: readonly number[]
  ): Promise<void> {
    const middle = Math.ceil(some.length / 2);
    const halves = [some.slice(0, middle), some.slice(middle)].filter((it) => it.length > 0);
    await Promise.all(
      halves.map(async (half) => {
        const queries = half.map((i) => wanted[i]!);
        const answered = await this.read(range, queries, PASSING_IN_PARTS);
        half.forEach((i, k) => (results[i] = answered[k]!));
      })
    );
  }

  private async readAlone(
    range: ReadRange,
    wanted: readonly WantedQuery[],
    results: ReadResult[],
    i: number
  ): Promise<ReadResult> {
    const [result] = await this.gate.ask(range, [wanted[i]!]);
    results[i] = result!;
    return result!;
  }
}

function indicesOf(results: readonly ReadResult[], picks: (result: ReadResult) => boolean): number[] {
  return results.flatMap((it, i) => (picks(it) ? [i] : []));
}

function kindOf(result: ReadResult): FailureKind | undefined {
  return result.ok ? undefined : result.kind;
}
