import type { MetricsRead, MetricsSource, ReadResult } from './ports';

/** A source for tests that remembers what it was asked. */
export class FakeSource implements MetricsSource {
  readonly reads: MetricsRead[] = [];
  /** When set, every read fails with this message. */
  failure?: string;

  /** @param value what an expression is at a time (milliseconds); undefined: no value */
  constructor(private readonly value: (expr: string, time: number, stepMs: number | undefined) => number | undefined) {}

  async read(read: MetricsRead): Promise<ReadResult[]> {
    this.reads.push(read);
    if (this.failure !== undefined) {
      const message = this.failure;
      return read.exprs.map(() => ({ ok: false, message }));
    }
    return read.exprs.map((expr) => {
      const points = new Map<number, number>();
      for (let time = read.fromMs; time <= read.toMs; time += read.stepMs ?? Infinity) {
        const value = this.value(expr, time, read.stepMs);
        if (value !== undefined) {
          points.set(time, value);
        }
      }
      return { ok: true, points };
    });
  }
}
