import type { SingleIndicator } from '../core/slo/Indicator';
import type { BucketOptions, BucketQueries, BuiltQueries } from '../promql/BucketQueries';
import { queriesFor } from '../promql/queriesFor';
import type { BucketColumn } from './BucketAnswer';
import { groupKey, groupLabels } from './groupKey';
import type { GroupColumns, Measure, MeasureResult } from './Measure';

export type PromqlIndicator = Exclude<SingleIndicator, { kind: 'queries' }>;

const COLUMNS = ['total', 'bad', 'good'] as const;

const UNWEIGHTED = 'No weight is given, so every minute weighs the same, however much traffic it had.';
const INTERPOLATED = 'The threshold lies inside a bucket of the histogram, and the count is interpolated.';

/**
 * How an indicator is read from a source that speaks PromQL.
 *
 * @param options grouping and excluded series
 * @param builder other queries than those of the indicator's kind
 */
export function measurePromql(
  indicator: PromqlIndicator,
  { groupBy, without }: Omit<BucketOptions, 'stepMs'>,
  builder: (options: BucketOptions) => BuiltQueries = (options) => queriesFor(indicator, options)
): MeasureResult {
  const sample = builder({ stepMs: 3_600_000, groupBy, without });
  if (!sample.ok) {
    return sample;
  }
  const { newest, selectors, counters, seriesAtOnce, approximate } = sample.queries;
  const columns = COLUMNS.filter((it) => sample.queries[it] !== undefined);
  const texts = new Map<number, BucketQueries>([[3_600_000, sample.queries]]);
  const textsOf = (stepMs: number): BucketQueries => {
    const known = texts.get(stepMs);
    if (known !== undefined) {
      return known;
    }
    const built = builder({ stepMs, groupBy, without });
    if (!built.ok) {
      throw new Error(`The queries for a bucket of ${stepMs} ms cannot be built: ${built.problem}`);
    }
    texts.set(stepMs, built.queries);
    return built.queries;
  };
  const measure: Measure = {
    queries: (stepMs) => {
      const queries = textsOf(stepMs);
      return columns.map((it) => ({ kind: 'promql', expr: queries[it]! }));
    },
    stamp: 'end',
    columns: (answers) => {
      const groups = byGroup(columns, answers, groupBy);
      return { ok: true, groups: isHistogram(indicator) ? groups.map(onlyWithBound) : groups };
    },
    promql: { newest, selectors, counters, seriesAtOnce },
    approximations: approximate === undefined ? [] : [approximate === 'unweighted' ? UNWEIGHTED : INTERPOLATED],
  };
  return { ok: true, measure };
}

function isHistogram({ kind }: PromqlIndicator): boolean {
  return kind === 'latency' || kind === 'native-latency';
}

/**
 * A histogram always has the count below each of its bounds, 0 where nothing was as fast. Where there are requests and no such
 * count, the bound was not there yet, and how fast they were is not known.
 */
function onlyWithBound({ labels, columns }: GroupColumns): GroupColumns {
  const { total = [], good = [] } = columns;
  const known = Float64Array.from(total, (all, i) => (all > 0 && !Number.isFinite(good[i]) ? NaN : all));
  return { labels, columns: { ...columns, total: known } };
}

/** The queries answer one series a group. */
function byGroup(
  columns: ReadonlyArray<(typeof COLUMNS)[number]>,
  answers: ReadonlyArray<readonly BucketColumn[]>,
  groupBy: readonly string[]
): GroupColumns[] {
  const groups = new Map<string, GroupColumns>();
  const all: GroupColumns['columns'] = Object.fromEntries(columns.map((it) => [it, []]));
  answers.forEach((series, i) => {
    for (const { labels, values } of series) {
      const key = groupKey(labels, groupBy);
      // A column that a group lacks is there and empty: its absence would say that it is not measured.
      const group = groups.get(key) ?? { labels: groupLabels(labels, groupBy), columns: { ...all } };
      group.columns[columns[i]!] = values;
      groups.set(key, group);
    }
  });
  return [...groups.values()];
}
