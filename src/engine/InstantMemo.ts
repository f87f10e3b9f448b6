import type { SourceRef } from '../core/slo/Slo';
import type { BucketReader } from './BucketReader';
import type { Clock, ReadResult } from './ports';

/** Checks of how a metric is made change with deploys, not with refreshes. */
const KEPT_MS = 6 * 3_600_000;

/** More checks than a page of a thousand SLOs asks for. */
const MOST_KEPT = 10_000;

/**
 * Answers of queries about the metrics themselves (their bounds, whether they are counters), kept for hours so that a
 * refresh does not ask again. Failures are not kept. Cannot be cancelled: who asks next waits for the same answer.
 */
export class InstantMemo {
  private readonly kept = new Map<string, { askedAt: number; result: Promise<ReadResult> }>();

  constructor(
    private readonly reader: Pick<BucketReader, 'readInstants'>,
    private readonly clock: Clock
  ) {}

  /** Answers in the order of the expressions. */
  async ask(source: SourceRef, exprs: readonly string[], at: number): Promise<ReadResult[]> {
    const now = this.clock.now();
    const key = (expr: string) => `${source.uid}\n${expr}`;
    const isKept = (expr: string) => now - (this.kept.get(key(expr))?.askedAt ?? -Infinity) < KEPT_MS;
    const missing = [...new Set(exprs)].filter((expr) => !isKept(expr));
    if (missing.length > 0) {
      const answered = this.reader.readInstants(
        source,
        missing.map((expr) => ({ kind: 'promql', expr })),
        at
      );
      missing.forEach((expr, i) =>
        this.keep(
          key(expr),
          now,
          answered.then((all) => all[i]!)
        )
      );
    }
    return Promise.all(exprs.map((expr) => this.kept.get(key(expr))!.result));
  }

  private keep(key: string, askedAt: number, result: Promise<ReadResult>): void {
    const entry = { askedAt, result };
    this.kept.set(key, entry);
    void result.then((it) => {
      if (!it.ok && this.kept.get(key) === entry) {
        this.kept.delete(key);
      }
    });
    // The oldest goes first: a Map keeps the order in which keys came.
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined && oldest !== key) {
      this.kept.delete(oldest);
    }
  }
}
