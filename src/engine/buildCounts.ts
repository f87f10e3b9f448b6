import { type AnsweredColumns, bucketSeries } from '../core/budget/BucketSeries';
import type { Counts } from '../core/budget/Counts';
import { ExcludedCounts, type TimeRange } from '../core/budget/ExcludedCounts';
import { GroupedCounts } from '../core/budget/GroupedCounts';
import type { CountsGroup } from '../core/budget/groupsAt';
import { JourneyCounts } from '../core/budget/JourneyCounts';
import { Timeline } from '../core/budget/Timeline';
import { withoutFirstSight } from '../core/budget/withoutFirstSight';
import type { Slo } from '../core/slo/Slo';
import { groupKey, groupName } from './groupKey';
import type { GroupColumns } from './Measure';
import type { BucketPlan } from './planBuckets';

/** More groups than this are no longer looked at by anybody, and each costs memory and time. */
const MOST_GROUPS = 500;

/** A group that has no data in a span. */
const NOT_ANSWERED: AnsweredColumns = { total: [], bad: [] };

/** What was measured of one step: for each span of the plan (coarse first) the groups that answered. */
export interface MeasuredPart {
  name: string;
  weight: number;
  /** Whether it is read from counters, which know more than their first bucket. */
  isFromCounters: boolean;
  spans: ReadonlyArray<readonly GroupColumns[]>;
}

/** The counts of an SLO and of its groups; or one sentence on why there are none. */
export type BuiltCounts = { ok: true; counts: Counts; groups?: CountsGroup[] } | { ok: false; problem: string };

/**
 * Puts the counts of an SLO together: buckets → timelines a step and group, without the excluded stretches → the journey of
 * each group, and the total.
 *
 * @param excluded stretches that do not count (see mergeRanges)
 */
export function buildCounts(
  slo: Pick<Slo, 'indicator' | 'groupBy'>,
  plan: BucketPlan,
  parts: readonly MeasuredPart[],
  excluded: readonly TimeRange[]
): BuiltCounts {
  const groupBy = slo.groupBy ?? [];
  const labelsByKey = new Map<string, Readonly<Record<string, string>>>();
  const answered = parts.map(({ spans }) =>
    spans.map((groups) => {
      const columnsByKey = new Map<string, AnsweredColumns>();
      for (const { labels, columns } of groups) {
        const key = groupKey(labels, groupBy);
        labelsByKey.set(key, labels);
        columnsByKey.set(key, columns);
      }
      return columnsByKey;
    })
  );
  if (labelsByKey.size > MOST_GROUPS) {
    return {
      ok: false,
      problem: `Grouping by ${groupBy.join(', ')} gives ${labelsByKey.size} groups; ${MOST_GROUPS} are the most. Group by labels with fewer values.`,
    };
  }
  const strange = [...labelsByKey].filter(([key]) => answered.some((spans) => hasOnlyBad(spans, key)));
  if (groupBy.length > 0 && strange.length > 0) {
    const names = strange.map(([, labels]) => `"${groupName(labels, groupBy)}"`);
    return {
      ok: false,
      problem: `Bad events have groups that the total does not have: ${names.slice(0, 5).join(', ')}. Group by labels that both queries have, with the same values.`,
    };
  }
  const keys = labelsByKey.size === 0 ? [groupKey({}, groupBy)] : [...labelsByKey.keys()];
  const timelines = parts.map(({ isFromCounters }, i) => timelinesOf(plan, keys, answered[i]!, isFromCounters));
  const journey = (each: readonly Counts[]): Counts =>
    slo.indicator.kind === 'composite'
      ? new JourneyCounts(
          slo.indicator.combine,
          parts.map(({ name, weight }, i) => ({ name, weight, counts: each[i]! }))
        )
      : each[0]!;
  const countsOf = (group: number) => journey(timelines.map((it) => exclude(it[group]!, excluded)));
  if (groupBy.length === 0) {
    return { ok: true, counts: countsOf(0) };
  }
  const groups = [...labelsByKey].map(([, labels], i) => ({
    labels,
    name: groupName(labels, groupBy),
    counts: countsOf(i),
  }));
  return { ok: true, counts: journey(timelines.map((it) => new GroupedCounts(it, excluded))), groups };
}

/** Whether a group has bad events and never a total: all of its events would vanish without a word. */
function hasOnlyBad(spans: ReadonlyArray<ReadonlyMap<string, AnsweredColumns>>, key: string): boolean {
  const columns = spans.flatMap((it) => it.get(key) ?? []);
  const has = (values: ArrayLike<number> = [], least: number) => Array.from(values).some((it) => it >= least);
  return (
    columns.some(({ bad }) => has(bad, Number.MIN_VALUE)) &&
    columns.every(({ total }) => total !== undefined && !has(total, 0))
  );
}

function exclude(timeline: Timeline, excluded: readonly TimeRange[]): Counts {
  return excluded.length === 0 ? timeline : new ExcludedCounts(timeline, excluded);
}

/** A timeline for each group, also for those that did not answer. */
function timelinesOf(
  plan: BucketPlan,
  keys: readonly string[],
  answered: ReadonlyArray<ReadonlyMap<string, AnsweredColumns>>,
  isFromCounters: boolean
): Timeline[] {
  const groups = keys.map((key) =>
    [plan.coarse, ...plan.fine].map(({ fromMs, toMs, stepMs }, i) =>
      bucketSeries(fromMs, stepMs, Math.round((toMs - fromMs) / stepMs), answered[i]!.get(key) ?? NOT_ANSWERED)
    )
  );
  return (isFromCounters ? withoutFirstSight(groups) : groups).map(([coarse, ...fine]) => new Timeline(coarse!, fine));
}
