import type { Tier } from '../agreement/Tier';

const HOUR_MS = 3_600_000;

/** The share of the budget left at a time; absent without data or traffic. */
export interface RemainingPoint {
  time: number;
  remaining?: number;
}

/** Which tier holds after the last point, and since when. */
export interface TierState {
  /** Index into the tiers. */
  tier: number;
  /** When it began, at the earliest the first point. */
  since: number;
  /** Whether only its exit rule keeps it: its entry no longer holds. */
  held: boolean;
  /** Milliseconds for which its exit condition has held so far. */
  exitHeldMs: number;
}

/**
 * Folds the hourly budget into a tier, with hysteresis. A worse tier begins as soon as its entry holds. A tier ends when its exit has
 * been held for as long as agreed; then the next better one holds if its own exit is not met yet, and so on.
 * Points without a value neither confirm nor break: the tier stays, and the time held does not grow.
 *
 * @param tiers best first; the first has no entry
 * @param points ascending in time, from the fixed start (see tierPoints)
 * @returns absent when no point has a value
 */
export function foldTiers(tiers: readonly Tier[], points: readonly RemainingPoint[]): TierState | undefined {
  let last: TierState | undefined;
  for (const { state } of tierStates(tiers, points)) {
    last = state;
  }
  return last;
}

/** The tier after each point that has a value. */
export function* tierStates(
  tiers: readonly Tier[],
  points: readonly RemainingPoint[]
): Generator<{ time: number; state: TierState }> {
  let state: TierState | undefined;
  const held = tiers.map(() => undefined as number | undefined);
  let previous: RemainingPoint | undefined;
  for (const point of points) {
    if (point.remaining === undefined) {
      continue;
    }
    const { remaining, time } = point;
    tiers.forEach((tier, i) => (held[i] = heldFor(tier, remaining, held[i], previous, time)));
    previous = point;
    state = nextState(tiers, remaining, time, held, state);
    yield { time, state };
  }
}

function nextState(
  tiers: readonly Tier[],
  remaining: number,
  time: number,
  held: ReadonlyArray<number | undefined>,
  state: TierState | undefined
): TierState {
  const entered = worstEntered(tiers, remaining);
  if (state === undefined || entered > state.tier) {
    return { tier: entered, since: time, held: false, exitHeldMs: held[entered] ?? 0 };
  }
  let tier = state.tier;
  while (tier > entered && (held[tier] ?? -1) >= exitHours(tiers[tier]!) * HOUR_MS) {
    tier--;
  }
  return {
    tier,
    since: tier === state.tier ? state.since : time,
    held: tier > entered,
    exitHeldMs: held[tier] ?? 0,
  };
}

/** Milliseconds for which the exit condition has held without a break; absent when it does not hold. */
function heldFor(
  tier: Tier,
  remaining: number,
  before: number | undefined,
  previous: RemainingPoint | undefined,
  time: number
): number | undefined {
  const threshold = tier.leave?.remainingAbove ?? tier.enter?.remainingBelow ?? -Infinity;
  const met = tier.leave ? remaining > threshold : remaining >= threshold;
  if (!met) {
    return undefined;
  }
  if (before === undefined || previous === undefined) {
    return 0;
  }
  // A gap in the data counts for one hour at most: unknown time confirms nothing.
  return before + Math.min(time - previous.time, HOUR_MS);
}

function exitHours(tier: Tier): number {
  return tier.leave?.heldForHours ?? 0;
}

function worstEntered(tiers: readonly Tier[], remaining: number): number {
  for (let i = tiers.length - 1; i > 0; i--) {
    const enter = tiers[i]!.enter;
    if (enter?.remainingBelow !== undefined && remaining < enter.remainingBelow) {
      return i;
    }
  }
  return 0;
}
