import type { Slo } from '../core/slo/Slo';
import { boundsQuery } from '../promql/boundsQuery';
import { interpolatedLatency } from '../promql/interpolatedLatency';
import type { InstantMemo } from './InstantMemo';
import type { Leaf } from './Leaf';
import { measurePromql } from './measurePromql';

/**
 * The same leaf read from the classic histogram of that name, interpolated between its bounds, for a source that has no native
 * one; the leaf itself where there is no classic one either.
 */
export async function withoutNativeHistograms(
  memo: InstantMemo,
  slo: Pick<Slo, 'source' | 'groupBy'>,
  leaf: Leaf,
  at: number
): Promise<Leaf> {
  const { indicator } = leaf;
  if (indicator.kind !== 'native-latency') {
    return leaf;
  }
  const query = boundsQuery(indicator.histogram);
  const [answer] = query.ok ? await memo.ask(slo.source, [query.expr], at) : [];
  const bounds = answer?.ok ? answer.series.map((it) => it.labels.le ?? '') : [];
  if (bounds.length === 0) {
    return leaf;
  }
  const options = { groupBy: slo.groupBy ?? [], without: leaf.without };
  const result = measurePromql(indicator, options, (all) => interpolatedLatency(indicator, bounds, all));
  return result.ok ? { ...leaf, measure: result.measure } : leaf;
}
