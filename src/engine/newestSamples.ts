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

/** The newest samples of series that are not stale, in the order of the questions. */
export async function newestSamples(
  reader: Pick<BucketReader, 'readInstants'>,
  questions: readonly NewestQuestion[],
  at: number,
  signal?: AbortSignal
): Promise<NewestSample[]> {
  const found: NewestSample[] = questions.map(() => ({ ok: true }));
  const all = questions.map((_, i) => i);
  await ask(reader, questions, all, (expr) => expr, found, at, signal);
  return found;
}

/** The same with those of series that have stopped. @param newest what newestSamples found */
export async function olderSamples(
  reader: Pick<BucketReader, 'readInstants'>,
  questions: readonly NewestQuestion[],
  newest: readonly NewestSample[],
  at: number,
  signal?: AbortSignal
): Promise<NewestSample[]> {
  const found = [...newest];
  for (const lookbackMs of LOOKBACKS_MS) {
    const open = found.flatMap((it, i) => (it.ok && it.at === undefined ? [i] : []));
    await ask(reader, questions, open, (expr) => newestWithin(expr, lookbackMs), found, at, signal);
  }
  return found;
}

async function ask(
  reader: Pick<BucketReader, 'readInstants'>,
  questions: readonly NewestQuestion[],
  places: readonly number[],
  build: (expr: string) => string,
  found: NewestSample[],
  at: number,
  signal: AbortSignal | undefined
): Promise<void> {
  await Promise.all(
    bySource(questions, places).map(async ([source, those]) => {
      const queries = those.map((i) => ({ kind: 'promql' as const, expr: build(questions[i]!.expr) }));
      const results = await reader.readInstants(source, queries, at, signal);
      those.forEach((place, i) => (found[place] = timeIn(results[i]!)));
    })
  );
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
