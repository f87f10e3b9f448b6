import type { FailureKind, MetricsQuery, MetricsRead, MetricsSource, ReadFailure, ReadResult, Series } from './ports';

type Labels = Series['labels'];

/** What is at a time (milliseconds); undefined: no value. `text` is the PromQL, or the refId of a source's own query. */
export type FakeValue = (
  text: string,
  time: number,
  stepMs: number | undefined,
  labels: Labels,
  read: MetricsRead
) => number | undefined;

/** A source for tests that remembers what it was asked. Stops answering where the signal is aborted. */
export class FakeSource implements MetricsSource {
  readonly reads: MetricsRead[] = [];
  /** When set, every read fails with this. */
  failure?: ReadFailure;
  /** Failures of the next reads, one a read; `undefined` lets one through. */
  readonly script: Array<ReadFailure | undefined> = [];
  /** When set, decides for each query of a read whether it fails. */
  fails?: (text: string, read: MetricsRead) => ReadFailure | undefined;
  /** When true, each read waits until it is let go. */
  holds = false;
  private readonly held = new Set<() => void>();

  /** @param labelsOf the series of a query; one without labels by default */
  constructor(
    private readonly value: FakeValue,
    private readonly labelsOf: (text: string) => readonly Labels[] = () => [{}]
  ) {}

  /** The texts of the queries of each read. */
  get asked(): string[][] {
    return this.reads.map((it) => it.queries.map(textOf));
  }

  /** Lets the read that was asked first and is still held go, or several; all of them when no number is given. */
  release(count = Infinity): void {
    [...this.held].slice(0, count).forEach((go) => go());
  }

  async read(read: MetricsRead): Promise<ReadResult[]> {
    this.reads.push(read);
    const scripted = this.script.shift() ?? this.failure;
    if (this.holds) {
      await this.letGo(read.signal);
    }
    return read.queries.map((query) => this.answer(query, read, scripted));
  }

  private answer(query: MetricsQuery, read: MetricsRead, scripted: ReadFailure | undefined): ReadResult {
    if (read.signal?.aborted) {
      return failed('cancelled', 'The request was cancelled.');
    }
    const text = textOf(query);
    return scripted ?? this.fails?.(text, read) ?? { ok: true, series: this.seriesOf(text, read) };
  }

  private seriesOf(text: string, read: MetricsRead): Series[] {
    return this.labelsOf(text).flatMap((labels) => {
      const [times, values]: [number[], number[]] = [[], []];
      const first = read.stepMs === undefined ? read.toMs : read.fromMs;
      for (let time = first; time <= read.toMs; time += read.stepMs ?? Infinity) {
        const value = this.value(text, time, read.stepMs, labels, read);
        if (value !== undefined) {
          times.push(time);
          values.push(value);
        }
      }
      return times.length === 0 ? [] : [{ labels, times, values }];
    });
  }

  private letGo(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        this.held.delete(go);
        resolve();
      };
      this.held.add(go);
      signal?.addEventListener('abort', go, { once: true });
    });
  }
}

/** A failure for `failure`, `script` and `fails`. */
export function failed(kind: FailureKind, message: string = kind): ReadFailure {
  return { ok: false, kind, message };
}

function textOf(query: MetricsQuery): string {
  return query.kind === 'promql' ? query.expr : query.query.refId;
}
