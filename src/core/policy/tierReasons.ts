import type { BudgetStatus } from '../budget/BudgetStatus';
import type { Counts } from '../budget/Counts';
import type { Slo } from '../slo/Slo';
import { belowSince } from './belowSince';
import type { FoldedPoint } from './foldStretches';
import { holdingRules } from './holdingRules';
import type { Reason } from './Verdict';

const HOUR_MS = 3_600_000;

/**
 * Why a tier holds: every entry rule that holds now, else what its exit waits for.
 *
 * @param recoversAt when the tier may end, if that is foreseen
 */
export function tierReasons(
  folded: FoldedPoint,
  budget: BudgetStatus,
  counts: Counts,
  slo: Slo,
  time: number,
  recoversAt: number | undefined
): Reason[] {
  const { tier, state, point } = folded;
  const measured = budget.remaining ?? 0;
  if (tier.enter === undefined) {
    return [{ rule: 'no-rule-holds', measured, since: state.since }];
  }
  if (state.held) {
    return exitReasons(folded, measured, recoversAt);
  }
  const { enter, id } = tier;
  return holdingRules(tier, point).map((rule): Reason => {
    switch (rule) {
      case 'remainingBelow': {
        const threshold = enter.remainingBelow!;
        const since = belowSince(counts, slo, time, threshold) ?? state.since;
        return { rule: 'remaining-below', tier: id, measured, threshold, since, until: recoversAt };
      }
      case 'incidentAbove': {
        const { share, since } = point.incident!;
        return { rule: 'incident-above', tier: id, measured: share, threshold: enter.incidentAbove!, since };
      }
      case 'burnAbove': {
        const { factor, hours } = enter.burnAbove!;
        const burn = point.burns![hours]!;
        return { rule: 'burn-above', tier: id, measured: burn, threshold: factor, hours, since: state.since };
      }
    }
  });
}

function exitReasons({ tier, state }: FoldedPoint, measured: number, recoversAt: number | undefined): Reason[] {
  const { id, leave } = tier;
  const { since, exitHeldMs, unconfirmedBy } = state;
  if (leave === undefined) {
    return [];
  }
  const { remainingAbove: threshold, heldForHours } = leave;
  const confirmation: Reason[] =
    unconfirmedBy === undefined ? [] : [{ rule: 'waits-for-confirmation', tier: id, party: unconfirmedBy, since }];
  const isHeld = measured > threshold && exitHeldMs >= heldForHours * HOUR_MS;
  return isHeld && confirmation.length > 0
    ? confirmation
    : [
        { rule: 'not-yet-recovered', tier: id, measured, threshold, heldForHours, since, until: recoversAt },
        ...confirmation,
      ];
}
