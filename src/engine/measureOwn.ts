import type { AnsweredColumns } from '../core/budget/BucketSeries';
import type { QueriesIndicator, ValueRef } from '../core/slo/Indicator';
import type { BucketColumn } from './BucketAnswer';
import { groupKey, groupLabels } from './groupKey';
import type { GroupColumns, MeasuredColumns, MeasureResult } from './Measure';

const UNWEIGHTED = 'The ratio has no total as its weight, so every bucket weighs the same.';

/** Plugin ids whose time series are labelled by the end of their buckets; SQL and the others label by the start. */
const END_STAMPED = /prometheus|mimir|cortex|thanos|victoriametrics|loki/i;

/** Whether a data source labels buckets by their start or end, unless the definition says it. */
export function defaultStamp(sourceType: string): 'start' | 'end' {
  return END_STAMPED.test(sourceType) ? 'end' : 'start';
}

/** How an indicator is read with the queries of any data source. */
export function measureOwn(
  indicator: QueriesIndicator,
  groupBy: readonly string[],
  sourceType: string,
  excludesLabels: boolean
): MeasureResult {
  if (excludesLabels) {
    return {
      ok: false,
      problem:
        'Series can be left out by label only where Truce writes the query. Leave them out in the queries themselves.',
    };
  }
  const variable = variableIn(indicator.queries);
  if (variable !== undefined) {
    return {
      ok: false,
      problem: `The queries hold the dashboard variable ${variable}. A promise means the same on every dashboard: write the value itself.`,
    };
  }
  const { total, bad, good, ratio } = indicator;
  const refs = [total, bad, good, ratio].filter((it) => it !== undefined);
  const used = indicator.queries.filter((query) => refs.some((it) => it.refId === query.refId));
  // PromQL and LogQL look back from each step as far as they say: values at other steps than asked may overlap.
  const addsUp = !END_STAMPED.test(sourceType);
  return {
    ok: true,
    measure: {
      queries: () => used.map((query) => ({ kind: 'own', query, addsUp: addsUp && query.refId !== ratio?.refId })),
      stamp: indicator.stamp ?? defaultStamp(sourceType),
      columns: (answers, buckets, stepMs) => {
        const pick = (ref: ValueRef) =>
          seriesOf(ref, answers[used.findIndex((it) => it.refId === ref.refId)] ?? [], groupBy);
        const picked = { total: total && pick(total), bad: bad && pick(bad), good: good && pick(good) };
        return combine({ ...picked, ratio: ratio && pick(ratio) }, ratio?.measures, buckets, stepMs);
      },
      approximations: ratio !== undefined && total === undefined ? [UNWEIGHTED] : [],
    },
  };
}

/** `$__interval` and the like are filled in by the data source, `$1` stands for a group of a pattern; those are the same everywhere. */
const VARIABLE = /\$(?!__|timeFilter\b|interval\b)[A-Za-z_]\w*|\$\{(?!__)[A-Za-z_][^}]*\}|\[\[(?!:)[A-Za-z_]\w*\]\]/;

/** The first dashboard variable in any text of the queries. */
function variableIn(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return VARIABLE.exec(value)?.[0];
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  for (const each of Object.values(value)) {
    const found = variableIn(each);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

type Picked = { ok: true; groups: Map<string, BucketColumn> } | { ok: false; problem: string };

/** The series of one value, by group. */
function seriesOf(ref: ValueRef, series: readonly BucketColumn[], groupBy: readonly string[]): Picked {
  const fields = [...new Set(series.map((it) => it.field))];
  const matching = ref.field === undefined ? series : series.filter((it) => it.field === ref.field);
  if (ref.field === undefined && fields.length > 1) {
    return { ok: false, problem: `Query ${ref.refId} answers ${list(fields)}. Say which field is meant.` };
  }
  if (ref.field !== undefined && matching.length === 0 && series.length > 0) {
    return { ok: false, problem: `Query ${ref.refId} answers no field "${ref.field}", but ${list(fields)}.` };
  }
  const groups = new Map<string, BucketColumn>();
  for (const each of matching) {
    const key = groupKey(each.labels, groupBy);
    if (groups.has(key)) {
      return { ok: false, problem: severalProblem(ref, matching, groupBy) };
    }
    groups.set(key, { ...each, labels: groupLabels(each.labels, groupBy) });
  }
  return { ok: true, groups };
}

function severalProblem(ref: ValueRef, series: readonly BucketColumn[], groupBy: readonly string[]): string {
  const labels = [...new Set(series.flatMap((it) => Object.keys(it.labels)))].filter((it) => !groupBy.includes(it));
  const hint = labels.length === 0 ? '' : `, or group the SLO by ${labels.join(', ')}`;
  return `Query ${ref.refId} answers ${series.length} series where one${groupBy.length > 0 ? ' a group' : ''} is needed. Add them up in the query${hint}.`;
}

function list(fields: ReadonlyArray<string | undefined>): string {
  const names = fields.map((it) => `"${it ?? 'unnamed'}"`);
  return `${fields.length === 1 ? 'the field' : 'the fields'} ${names.join(', ')}`;
}

function combine(
  picked: Partial<Record<'total' | 'bad' | 'good' | 'ratio', Picked>>,
  measures: 'good' | 'bad' | undefined,
  buckets: number,
  stepMs: number
): MeasuredColumns {
  const failed = Object.values(picked).find((it) => it?.ok === false);
  if (failed?.ok === false) {
    return failed;
  }
  const groups = new Map<string, GroupColumns>();
  const empty: AnsweredColumns = {};
  for (const [column, found] of Object.entries(picked)) {
    if (found?.ok && column !== 'ratio') {
      empty[column as keyof AnsweredColumns] = [];
    }
  }
  const columnsOf = (key: string, labels: Readonly<Record<string, string>>) => {
    const group = groups.get(key) ?? { labels, columns: { ...empty } };
    groups.set(key, group);
    return group.columns;
  };
  for (const column of ['total', 'bad', 'good'] as const) {
    const found = picked[column];
    if (found?.ok) {
      found.groups.forEach(({ labels, values }, key) => (columnsOf(key, labels)[column] = values));
    }
  }
  if (picked.ratio?.ok) {
    picked.ratio.groups.forEach(({ labels, values }, key) => {
      const columns = columnsOf(key, labels);
      const weighed = weigh(values, picked.total === undefined ? undefined : columns.total, buckets, stepMs);
      columns.total = weighed.total;
      columns[measures ?? 'good'] = weighed.part;
    });
    // A group with a weight and no ratio says nothing about good or bad.
    groups.forEach(({ columns }, key) => {
      if (columns.good === undefined && columns.bad === undefined) {
        groups.delete(key);
      }
    });
  }
  return { ok: true, groups: [...groups.values()] };
}

/** The share of each bucket's events, or of its minutes where there is no weight. */
function weigh(ratio: Float64Array, weight: ArrayLike<number> | undefined, buckets: number, stepMs: number) {
  const total = new Float64Array(buckets).fill(NaN);
  const part = new Float64Array(buckets).fill(NaN);
  for (let i = 0; i < buckets; i++) {
    const all = weight === undefined ? stepMs / 60_000 : (weight[i] ?? NaN);
    if (Number.isFinite(ratio[i]) && Number.isFinite(all)) {
      total[i] = all;
      part[i] = ratio[i]! * all;
    }
  }
  return { total, part };
}
