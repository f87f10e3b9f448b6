import type { LabelExclusion, LabelMatcher } from '../core/slo/Exclusion';
import type { SingleIndicator } from '../core/slo/Indicator';
import type { Slo } from '../core/slo/Slo';
import type { Measure } from './Measure';
import { measureOwn } from './measureOwn';
import { measurePromql } from './measurePromql';

/** One indicator of an SLO as it is read: a step of a journey, with or without what is excluded by label. */
export interface Leaf {
  /** Name and weight of the step; the SLO's own where it is no journey. */
  part: string;
  weight: number;
  /** With the series that are excluded. */
  isRaw: boolean;
  indicator: SingleIndicator;
  without: readonly LabelMatcher[];
  measure: Measure;
}

/** Everything that is to be read of an SLO; or one sentence on what is wrong with its definition. */
export type Leaves = { ok: true; leaves: Leaf[] } | { ok: false; problem: string };

/** The indicators of an SLO; each twice where series are excluded by label. */
export function leavesOf(slo: Slo): Leaves {
  const { indicator } = slo;
  const without = (slo.exclusions ?? []).flatMap((it) => ('matcher' in it ? [(it as LabelExclusion).matcher] : []));
  const parts = indicator.kind === 'composite' ? indicator.parts : [{ name: slo.title, weight: 1, indicator }];
  const variants =
    without.length > 0
      ? [
          { isRaw: false, without },
          { isRaw: true, without: [] },
        ]
      : [{ isRaw: false, without }];
  const leaves: Leaf[] = [];
  for (const { isRaw, without: matchers } of variants) {
    for (const { name, weight = 1, indicator: single } of parts) {
      const result = measureOf(slo, single, matchers);
      if (!result.ok) {
        const where = indicator.kind === 'composite' ? `${name}: ` : '';
        return { ok: false, problem: `${where}${result.problem}` };
      }
      leaves.push({ part: name, weight, isRaw, indicator: single, without: matchers, measure: result.measure });
    }
  }
  return { ok: true, leaves };
}

function measureOf(slo: Slo, indicator: SingleIndicator, without: readonly LabelMatcher[]) {
  const groupBy = slo.groupBy ?? [];
  return indicator.kind === 'queries'
    ? measureOwn(indicator, groupBy, slo.source.type, without.length > 0)
    : measurePromql(indicator, { groupBy, without });
}
