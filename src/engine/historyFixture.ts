import { mergeRanges, type TimeRange } from '../core/budget/ExcludedCounts';
import type { Indicator } from '../core/slo/Indicator';
import type { Slo } from '../core/slo/Slo';
import { unitOf } from '../core/slo/unitOf';
import { buildCounts, type MeasuredPart } from './buildCounts';
import type { GroupColumns } from './Measure';
import { type BucketPlan, type BucketSpan, planBuckets } from './planBuckets';

const MINUTE = 60_000;

/** One event, or one bad minute where time is counted. */
export interface TestEvent {
  time: number;
  isBad: boolean;
}

/** What happened in one group of one step: events, only while it was there. */
export interface TestGroup {
  labels: Record<string, string>;
  /** When there was data; ascending, without overlap, on boundaries of five minutes. */
  alive: readonly TimeRange[];
  events: readonly TestEvent[];
}

export interface TestStep {
  name: string;
  weight: number;
  groups: readonly TestGroup[];
}

/** For tests: everything that happened, event by event. */
export interface History {
  steps: readonly TestStep[];
  excluded: readonly TimeRange[];
}

export type MeasuredSlo = Pick<Slo, 'target' | 'window' | 'startsOn' | 'indicator' | 'groupBy'>;

/** For tests: random numbers that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** For tests: reads a history as the engine would: exactly the buckets of its plan, put together by its own hand. */
export function readHistory(
  slo: MeasuredSlo,
  history: History,
  at: number,
  from = at,
  fineMs = 5 * MINUTE,
  foldFrom?: number
) {
  const excluded = mergeRanges(history.excluded, fineMs);
  const plan = planBuckets({ slo, at, from, foldFrom, fineMs, excluded });
  const isMinutes = unitOf(slo.indicator) === 'minutes';
  const parts = history.steps.map((step) => measuredPart(step, plan, isMinutes));
  const counted = buildCounts(slo, plan, parts, excluded);
  const raw = buildCounts(slo, plan, parts, []);
  if (!counted.ok || !raw.ok) {
    throw new Error('The history cannot be counted.');
  }
  return { plan, counts: counted.counts, groups: counted.groups, raw: raw.counts };
}

function measuredPart({ name, weight, groups }: TestStep, plan: BucketPlan, isMinutes: boolean): MeasuredPart {
  return {
    name,
    weight,
    isFromCounters: false,
    spans: [plan.coarse, ...plan.fine].map((span) => groups.map((group) => columnsOf(group, span, isMinutes))),
  };
}

function columnsOf({ labels, alive, events }: TestGroup, span: BucketSpan, isMinutes: boolean): GroupColumns {
  const { fromMs, toMs, stepMs } = span;
  const length = Math.round((toMs - fromMs) / stepMs);
  const total = new Float64Array(length).fill(NaN);
  const bad = new Float64Array(length).fill(NaN);
  for (const { from, to } of alive) {
    const first = Math.max(0, Math.floor((from - fromMs) / stepMs));
    const last = Math.min(length, Math.ceil((to - fromMs) / stepMs));
    for (let i = first; i < last; i++) {
      const start = fromMs + i * stepMs;
      const lacks = (start < from ? from - start : 0) + (start + stepMs > to ? start + stepMs - to : 0);
      const before = total[i]! > 0 ? total[i]! : 0;
      total[i] = isMinutes ? before + (stepMs - lacks) / MINUTE : 0;
      bad[i] = 0;
    }
  }
  for (const { time, isBad } of events) {
    if (time >= fromMs && time < toMs) {
      const i = Math.floor((time - fromMs) / stepMs);
      total[i]! += isMinutes ? 0 : 1;
      bad[i]! += isBad ? 1 : 0;
    }
  }
  return { labels, columns: { total, bad } };
}

/** For tests: an indicator with as many steps as a history has. */
export function indicatorOf(steps: number, unit: 'events' | 'minutes', combine: 'worst' | 'weighted'): Indicator {
  const single =
    unit === 'minutes'
      ? ({ kind: 'up', gauge: 'probe_success', across: 'all' } as const)
      : ({ kind: 'events', bad: 'failed_total', total: 'all_total' } as const);
  return steps === 1
    ? single
    : {
        kind: 'composite',
        combine,
        parts: Array.from({ length: steps }, (_, i) => ({ name: `step ${i}`, indicator: single })),
      };
}
