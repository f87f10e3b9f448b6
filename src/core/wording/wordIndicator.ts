import type { CompositePart, Indicator, QueriesIndicator, SingleIndicator, ValueRef } from '../slo/Indicator';
import { listWords } from './listWords';

const SLICE_SECONDS = 60;

/** How an SLO is measured, with its PromQL: "bad: rate(…); all: rate(…)". Plain text, every field of the indicator is in it. */
export function wordIndicator(indicator: Indicator): string {
  if (indicator.kind !== 'composite') {
    return wordSingle(indicator);
  }
  const parts = indicator.parts.map((it) => wordPart(it, indicator.combine === 'weighted'));
  return `${indicator.combine === 'worst' ? 'the worst of' : 'the weighted mean of'} ${listWords(parts)}`;
}

function wordSingle(indicator: SingleIndicator): string {
  switch (indicator.kind) {
    case 'events':
      return named([
        ['bad', indicator.bad],
        ['good', indicator.good],
        ['all', indicator.total],
      ]);
    case 'latency':
      return `${indicator.histogram} within ${indicator.threshold}`;
    case 'native-latency':
      return `${indicator.histogram} (native histogram) within ${indicator.threshold}`;
    case 'slices': {
      const { query, good, sliceSeconds } = indicator;
      return `slices of ${sliceSeconds ?? SLICE_SECONDS} s in which ${query} ${good.is} ${good.value}`;
    }
    case 'up':
      return `${indicator.gauge} up, ${ACROSS[indicator.across]}`;
    case 'ratio':
      return named([
        [`${indicator.measures} share`, indicator.ratio],
        ['weighted by', indicator.weight],
      ]);
    case 'queries':
      return wordQueries(indicator);
  }
}

const ACROSS = { any: 'any instance', all: 'all instances', share: 'the share of instances' } as const;

function wordQueries({ queries, total, bad, good, ratio, stamp, bucketSeconds }: QueriesIndicator): string {
  const texts = queries.map(({ refId, ...query }): [string, string] => [refId, queryText(query)]);
  return named([
    ...texts,
    ['bad', refText(bad)],
    ['good', refText(good)],
    ['all', refText(total)],
    [`${ratio?.measures} share`, refText(ratio)],
    ['a value is stamped at its', stamp],
    ['shortest bucket', bucketSeconds === undefined ? undefined : `${bucketSeconds} s`],
  ]);
}

/** What most editors call their text, alone if it is all there is. */
function queryText(query: Readonly<Record<string, unknown>>): string {
  const { expr } = query;
  return typeof expr === 'string' && Object.keys(query).length === 1 ? expr : JSON.stringify(query);
}

function refText(ref: ValueRef | undefined): string | undefined {
  return ref && [ref.refId, ref.field].filter(Boolean).join(' ');
}

function wordPart({ name, weight, indicator }: CompositePart, isWeighted: boolean): string {
  const weighs = isWeighted ? ` × ${weight ?? 1}` : '';
  return `${name}${weighs} (${wordSingle(indicator)})`;
}

function named(parts: ReadonlyArray<readonly [string, string | undefined]>): string {
  return parts.flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}`])).join('; ');
}
