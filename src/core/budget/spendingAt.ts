import { budgetFraction } from '../slo/budgetFraction';
import { type Budgeted, budgetAt } from './budgetAt';
import { burnOver } from './burnAt';
import type { Counts } from './Counts';
import type { Incident, Spending } from './Incident';

const HOUR_MS = 3_600_000;
const FINE_MS = 300_000;
const FINE_REACH_MS = 72 * HOUR_MS;

/** Spending twice as fast as the budget allows is more than a bad day. */
const RAISED_BURN = 2;

/** A pause as long as this does not end an incident. */
export const PAUSE_MS = HOUR_MS;

/** Incidents that cost less are not worth a line. */
const LEAST_COST = 0.01;

/**
 * What the budget of the window that ends at `time` was spent on: the stretches in which it burned at twice the allowed
 * pace or more, dearest first, and the rest.
 *
 * @param grain length of the finest buckets in milliseconds
 * @param most how many incidents are listed
 */
export function spendingAt(counts: Counts, slo: Budgeted, time: number, grain = FINE_MS, most = 5): Spending {
  const view = counts.asOf(time);
  const { from, allowedBad: allowed, bad, part } = budgetAt(view, slo, time);
  const edges = edgesBetween(from, time, grain);
  // Where the worst step decides, only its own bad events have spent the budget.
  const deciding = view.journey?.parts.find((it) => it.name === part)?.counts ?? view;
  const incidents = incidentsIn(deciding, slo, edges, allowed, part)
    .filter((it) => it.cost >= LEAST_COST)
    .sort((a, b) => b.cost - a.cost || a.from - b.from)
    .slice(0, most);
  const rest = Math.max(0, bad - incidents.reduce((sum, it) => sum + it.bad, 0));
  return { incidents, rest: { bad: rest, cost: costOf(slo, rest, allowed) } };
}

/** Share of the allowance; against a target of 1 each bad event costs a whole budget (see remainingShare). */
export function costOf({ target }: Budgeted, bad: number, allowed: number): number {
  if (budgetFraction(target) === 0) {
    return bad;
  }
  return allowed > 0 ? bad / allowed : 0;
}

/** Boundaries of full hours, and of fine buckets where they reach. */
function edgesBetween(from: number, to: number, grain: number): number[] {
  const edges = [from];
  for (let edge = from; edge < to;) {
    const isFine = edge >= Math.floor((to - FINE_REACH_MS) / HOUR_MS) * HOUR_MS;
    const step = isFine ? grain : HOUR_MS;
    edge = Math.min(to, (Math.floor(edge / step) + 1) * step);
    edges.push(edge);
  }
  return edges;
}

function incidentsIn(
  counts: Counts,
  slo: Budgeted,
  edges: readonly number[],
  allowed: number,
  part: string | undefined
): Incident[] {
  const incidents: Incident[] = [];
  const end = edges.at(-1)!;
  for (let i = 1; i < edges.length; i++) {
    const [from, to] = [edges[i - 1]!, edges[i]!];
    const burn = burnBetween(counts, slo.target, from, to);
    if (burn < RAISED_BURN) {
      continue;
    }
    const last = incidents.at(-1);
    if (last !== undefined && from - last.to <= PAUSE_MS) {
      last.to = to;
      last.peakBurn = Math.max(last.peakBurn, burn);
    } else {
      incidents.push({ from, to, isOpen: false, bad: 0, total: 0, cost: 0, peakBurn: burn, part });
    }
  }
  return incidents.map((incident) => {
    const { bad, total } = counts.between(incident.from, incident.to);
    // An open incident's last bucket may be quiet: the pause that would end it is not over yet.
    const isOpen = end - incident.to < PAUSE_MS;
    return {
      ...incident,
      bad,
      total,
      isOpen,
      cost: costOf(slo, bad, allowed),
      peakBurn: finite(incident.peakBurn),
    };
  });
}

/** Whether the budget burned at the pace of an incident between two times. */
export function isRaised(counts: Counts, target: number, from: number, to: number): boolean {
  return burnBetween(counts, target, from, to) >= RAISED_BURN;
}

/** Against a target of 1 there is no rate: every bad event is one too many. */
function burnBetween(counts: Counts, target: number, from: number, to: number): number {
  const { rate, bad } = burnOver(counts, target, from, to);
  return rate ?? (bad > 0 && budgetFraction(target) === 0 ? Infinity : 0);
}

function finite(burn: number): number {
  return Number.isFinite(burn) ? burn : 0;
}
