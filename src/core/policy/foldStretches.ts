import type { Tier } from '../agreement/Tier';
import type { Budgeted } from '../budget/budgetAt';
import type { Counts } from '../budget/Counts';
import { holdingRules } from './holdingRules';
import { type Confirmed, TierFold, type TierState } from './TierFold';
import { memoryMs, type TierPoint, tierPoints } from './tierPoints';

const HOUR_MS = 3_600_000;

/** A stretch of time in which one version of an agreement decides. */
export interface TierStretch {
  tiers: readonly Tier[];
  /** As this version has it: the target may differ from the next one's. */
  slo: Budgeted;
  /** Milliseconds. */
  from: number;
  /** Where the next one begins; of the last one, the time asked about. */
  to: number;
  /** Whether the tiers of the stretch before go on: people signed anew, and the SLO is measured in the same way. */
  continues: boolean;
  /** Where its own fold starts, if that is before it decides: it was in force while another agreement decided. */
  foldFrom?: number;
  /** Whether it was in force before its fold starts. */
  isCut?: boolean;
}

/** The tier after a point that has a value. */
export interface FoldedPoint {
  point: TierPoint;
  state: TierState;
  tier: Tier;
  /** Index of the stretch by whose tiers it is. */
  stretch: number;
}

/**
 * Folds stretches that follow each other, hour by hour (see TierFold). A new version of an agreement does not lift a tier that
 * holds just because people signed anew.
 *
 * @param stretches ascending in time
 */
export function* foldStretches(
  counts: Counts,
  stretches: readonly TierStretch[],
  confirmed: readonly Confirmed[] = []
): Generator<FoldedPoint> {
  let fold: TierFold | undefined;
  let last: TierPoint | undefined;
  for (const [i, { tiers, slo, from, to, continues, foldFrom = from, isCut }] of stretches.entries()) {
    const goesOn = fold !== undefined && continues;
    if (fold === undefined || !continues) {
      fold = new TierFold(tiers, confirmed, memoryMs(slo), isCut);
      last = undefined;
    } else {
      fold.replace(tiers);
      // What goes on is the new version's from here on, also where no data follows for a while.
      if (fold.current !== undefined && last !== undefined) {
        const tier = tiers[fold.current.tier]!;
        const held = tier.enter !== undefined && holdingRules(tier, last).length === 0;
        yield { point: { ...last, time: from }, state: { ...fold.current, held }, tier, stretch: i };
      }
    }
    // The hour in which a version begins is its own; one that replaces another leaves it to that.
    const start = (goesOn ? Math.ceil(from / HOUR_MS) : Math.floor(foldFrom / HOUR_MS)) * HOUR_MS;
    // What was folded before it decided is told as what held when it began to.
    const toldFrom = goesOn || (i === 0 && foldFrom === from) ? -Infinity : from;
    let before: FoldedPoint | undefined;
    for (const point of tierPoints(counts, slo, start, to, tiers, i === stretches.length - 1)) {
      const state = fold.take(point);
      last = state === undefined ? last : point;
      if (state !== undefined) {
        const folded = { point, state, tier: tiers[state.tier]!, stretch: i };
        if (point.time < toldFrom) {
          before = { ...folded, point: { ...point, time: from } };
          continue;
        }
        if (before !== undefined && point.time > from) {
          yield before;
        }
        before = undefined;
        yield folded;
      }
    }
    if (before !== undefined) {
      yield before;
    }
  }
}
