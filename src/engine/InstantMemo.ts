import type { SourceRef } from '../core/slo/Slo';
import type { BucketReader } from './BucketReader';
import type { Clock, ReadResult } from './ports';

/** Checks of how a metric is made change with deploys, not with refreshes. */
const KEPT_MS = 6 * 3_600_000;

const DAY_MS = 86_400_000;

/** More checks than a page of a thousand SLOs asks for. */
const MOST_KEPT = 10_000;

/**
 * Answers of queries about the metrics themselves (their bounds, whether they are counters), kept for hours so that a
 * refresh does not ask again. Failures and empty answers are not kept. Cannot be cancelled: who asks next waits for the same answer.
 */
export class InstantMemo {
  private readonly kept = new Map<string, { askedAt: number; result: Promise<ReadResult> }>();

  constructor(
    private readonly reader: Pick<BucketReader, 'readInstants'>,
    private readonly clock: Clock
  ) {}

  /**
   * Answers in the order of the expressions.
   *
   * @param keepsEmpty whether that there is nothing is an answer to keep as well
   */
  async ask(source: SourceRef, exprs: readonly string[], at: number, keepsEmpty = false): Promise<ReadResult[]> {
    const now = this.clock.now();
    const key = (expr: string) => keyOf(source, expr, at);
    const isKept = (expr: string) => now - (this.kept.get(key(expr))?.askedAt ?? -Infinity) < KEPT_MS;
    const missing = [...new Set(exprs)].filter((expr) => !isKept(expr));
    const results = new Map<string, Promise<ReadResult>>();
    exprs.filter(isKept).forEach((expr) => results.set(expr, this.kept.get(key(expr))!.result));
    if (missing.length > 0) {
      const queries = missing.map((expr) => ({ kind: 'promql' as const, expr }));
      const answered = this.reader.readInstants(source, queries, at);
      missing.forEach((expr, i) => {
        const result = answered.then((all) => all[i]!);
        results.set(expr, result);
        this.keep(key(expr), now, result, keepsEmpty);
      });
    }
    return Promise.all(exprs.map((expr) => results.get(expr)!));
  }

  /** Forgets an answer that speaks against a definition: it may have been one bad moment, or is mended soon. */
  forget(source: SourceRef, expr: string, at: number): void {
    this.kept.delete(keyOf(source, expr, at));
  }

  private keep(key: string, askedAt: number, result: Promise<ReadResult>, keepsEmpty: boolean): void {
    const entry = { askedAt, result };
    this.kept.delete(key);
    this.kept.set(key, entry);
    void result.then((it) => {
      // What is not there yet may come with the next deploy.
      if ((!it.ok || (it.series.length === 0 && !keepsEmpty)) && this.kept.get(key) === entry) {
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

/** What a metric was like a month ago says nothing about today. */
function keyOf(source: SourceRef, expr: string, at: number): string {
  return `${source.uid}\n${Math.floor(at / DAY_MS)}\n${expr}`;
}
