import type { Tier } from '../agreement/Tier';
import { type Budgeted, budgetAt, remainingAt } from '../budget/budgetAt';
import { burnOver } from '../budget/burnAt';
import type { Counts } from '../budget/Counts';
import { OpenIncidents } from '../budget/OpenIncidents';
import type { Slo } from '../slo/Slo';
import { windowMs } from '../slo/windowMs';
import { memoryStart } from './memoryStart';

const HOUR_MS = 3_600_000;

/** Within three days fine buckets are always there, beyond them only sometimes: there a stretch begins with a full hour. */
const FINE_HOURS = 72;

/** What the rules of tiers look at, at one time. */
export interface TierPoint {
  time: number;
  /** The share of the budget left; absent without data or traffic. */
  remaining?: number;
  /** The incident that goes on, if any, with the share of the budget it has spent; only where a tier asks for it. */
  incident?: { share: number; since: number };
  /** Burn rates by the hours over which they are averaged; only those that a tier asks for, and absent without traffic. */
  burns?: Record<number, number>;
}

/** What tiers look at besides the budget left. */
interface Needs {
  incident: boolean;
  burnHours: number[];
}

/**
 * Where a fold of tiers starts: the hour of a time, such as when the agreement came into force, at most two windows back.
 * It depends on the time asked about alone, so every viewer at every zoom folds the same points.
 */
export function tierStart(inForceSince: number, slo: Pick<Slo, 'window'>, time: number): number {
  const earliest = memoryStart(time, memoryMs(slo));
  return Math.max(Math.floor(inForceSince / HOUR_MS) * HOUR_MS, earliest);
}

/** What tiers remember, milliseconds: two windows. */
export function memoryMs({ window }: Pick<Slo, 'window'>): number {
  return 2 * windowMs(window);
}

/** The hours over which tiers average the burn rate, each once. */
export function burnHours(tiers: readonly Tier[]): number[] {
  return [...new Set(tiers.flatMap((it) => it.enter?.burnAbove?.hours ?? []))];
}

/**
 * What tiers look at, at every full hour from `start` to before `end`; then at `end` itself where that is the time asked about, so
 * that the answer reacts before the hour is full.
 *
 * @param tiers by which it is known what they ask for besides the budget left
 * @param isLast whether `end` is the time asked about
 */
export function tierPoints(
  counts: Counts,
  slo: Budgeted,
  start: number,
  end: number,
  tiers: readonly Tier[] = [],
  isLast = true
): TierPoint[] {
  const needs: Needs = {
    incident: tiers.some((it) => it.enter?.incidentAbove !== undefined),
    burnHours: burnHours(tiers),
  };
  const incidents = needs.incident ? new OpenIncidents(counts, slo, start) : undefined;
  const points: TierPoint[] = [];
  for (let hour = start; hour < end; hour += HOUR_MS) {
    points.push(pointAt(counts, slo, hour, hour - HOUR_MS, needs, incidents));
  }
  if (isLast) {
    points.push(pointAt(counts, slo, end, (Math.ceil(end / HOUR_MS) - 1) * HOUR_MS, needs, incidents));
  }
  return points;
}

function pointAt(
  counts: Counts,
  slo: Budgeted,
  time: number,
  before: number,
  needs: Needs,
  incidents: OpenIncidents | undefined
): TierPoint {
  const view = counts.asOf(time);
  if (view.between(before, time).coveredMs === 0) {
    return { time };
  }
  if (incidents === undefined && needs.burnHours.length === 0) {
    return { time, remaining: remainingAt(view, slo, time) };
  }
  const budget = budgetAt(view, slo, time);
  return {
    time,
    remaining: budget.remaining,
    incident: incidents?.at(view, budget),
    burns: burnsAt(view, slo, time, needs.burnHours),
  };
}

function burnsAt(view: Counts, slo: Budgeted, time: number, hours: readonly number[]): Record<number, number> {
  const burns: Record<number, number> = {};
  for (const each of hours) {
    const exact = time - each * HOUR_MS;
    const from = each <= FINE_HOURS ? exact : Math.floor(exact / HOUR_MS) * HOUR_MS;
    const { rate } = burnOver(view, slo.target, from, time);
    if (rate !== undefined) {
      burns[each] = rate;
    }
  }
  return burns;
}
