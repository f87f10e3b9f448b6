import type { Decoded, DecodedParts } from './Decoded';
import { narrowFrames, type FrameLike } from './FrameLike';
import { contractProblem, frameProblem } from './frameProblem';

/** Reads every frame of one view with `decode`; the common part of decodeBudget and decodeBurn. */
export function decodeGraphs<T>(
  frames: unknown,
  view: 'budget' | 'burn',
  decode: (frame: FrameLike) => Decoded<T>
): Decoded<DecodedParts<T>> {
  const all = narrowFrames(frames);
  const fitting = all.filter((frame) => frame.truce?.view === view);
  if (fitting.length === 0) {
    return { ok: false, problem: frameProblem(all, view) };
  }
  const results = fitting.map((frame): Decoded<T> => {
    const newer = contractProblem(frame);
    return newer === undefined ? decode(frame) : { ok: false, problem: newer };
  });
  const items = results.flatMap((result) => (result.ok ? [result.value] : []));
  const problems = results.flatMap((result) => (result.ok ? [] : [result.problem]));
  return items.length > 0 ? { ok: true, value: { items, problems } } : { ok: false, problem: problems[0] ?? '' };
}

/** Numbers of a field; what is not a finite number is a gap. */
export function numbersOrGaps(values: readonly unknown[]): Array<number | null> {
  return values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null));
}

/** Times of a field, or nothing unless they are finite and ascending: a chart of others would be nonsense. */
export function ascendingTimes(values: readonly unknown[] | undefined): number[] | undefined {
  const times: number[] = [];
  for (const value of values ?? []) {
    const last = times[times.length - 1];
    if (typeof value !== 'number' || !Number.isFinite(value) || (last !== undefined && value <= last)) {
      return undefined;
    }
    times.push(value);
  }
  return values === undefined ? undefined : times;
}

/** How a frame is named in a sentence about it. */
export function graphTitle(frame: FrameLike): string {
  const title = frame.truce?.title ?? frame.truce?.slo;
  return typeof title === 'string' && title !== '' ? title : 'One SLO';
}
