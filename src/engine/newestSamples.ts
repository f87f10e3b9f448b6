import { newestWithin } from '../promql/newestSample';
import type { SourceRef } from '../core/slo/Slo';
import type { BucketReader } from './BucketReader';
import type { ReadFailure, ReadResult } from './ports';

const HOUR_MS = 3_600_000;

/** How far back the newest sample of a stopped series is looked for, shortest first: most have stopped lately. */
const LOOKBACKS_MS = [6 * HOUR_MS, 7 * 24 * HOUR_MS];

/** The time of the newest sample in milliseconds, absent where none is in reach; or why it could not be asked. */
export type NewestSample = { ok: true; at?: number } | ReadFailure;

/** What is asked: an expression that answers the newest sample's time in seconds. */
export interface NewestQuestion {
  source: SourceRef;
  expr: string;
}

/** Answers in the order of the questions. */
export async function newestSamples(
  reader: Pick<BucketReader, 'readInstants'>,
  questions: readonly NewestQuestion[],
  at: number,
  signal?: AbortSignal
): Promise<NewestSample[]> {
  const found: NewestSample[] = questions.map(() => ({ ok: true }));
  let open = questions.map((_, i) => i);
  const builds = [(expr: string) => expr, ...LOOKBACKS_MS.map((ms) => (expr: string) => newestWithin(expr, ms))];
  for (const build of builds) {
    await Promise.all(
      bySource(questions, open).map(async ([source, places]) => {
        const queries = places.map((i) => ({ kind: 'promql' as const, expr: build(questions[i]!.expr) }));
        const results = await reader.readInstants(source, queries, at, signal);
        places.forEach((place, i) => (found[place] = timeIn(results[i]!)));
      })
    );
    open = open.filter((i) => {
      const result = found[i]!;
      return result.ok && result.at === undefined;
    });
  }
  return found;
}

function timeIn(result: ReadResult): NewestSample {
  if (!result.ok) {
    return result;
  }
  const seconds = result.series[0]?.values[0];
  return { ok: true, at: seconds === undefined ? undefined : seconds * 1000 };
}

function bySource(questions: readonly NewestQuestion[], places: readonly number[]): Array<[SourceRef, number[]]> {
  const groups = new Map<string, [SourceRef, number[]]>();
  for (const place of places) {
    const { source } = questions[place]!;
    const group = groups.get(source.uid) ?? [source, []];
    group[1].push(place);
    groups.set(source.uid, group);
  }
  return [...groups.values()];
}
