import type { AgreementState } from '../agreement/AgreementState';
import type { Tier } from '../agreement/Tier';
import type { DataTolerance, Terms } from '../agreement/Terms';
import { budgetAt } from '../budget/budgetAt';
import type { BudgetStatus } from '../budget/BudgetStatus';
import { burnAt } from '../budget/burnAt';
import { firstCrossing, pace, projectLeft } from '../budget/projectLeft';
import type { Timeline } from '../budget/Timeline';
import type { Slo } from '../slo/Slo';
import { belowSince } from './belowSince';
import { foldTiers, type TierState } from './foldTiers';
import { tierPoints, tierStart } from './tierPoints';
import type { LastKnown, Reason, Verdict } from './Verdict';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What holds where no agreement says otherwise. */
export const DEFAULT_TOLERANCE: DataTolerance = { maxAgeMinutes: 15, minCoverage: 0.9 };
export const DEFAULT_MIN_ALLOWED_BAD = 1;

/** What was read of an SLO's metrics, or why nothing was. */
export type Metrics =
  | {
      ok: true;
      timeline: Timeline;
      /** End of the newest bucket read: the window ends here. */
      evaluatedTo: number;
      /** Newest sample, if any was found. */
      newestAt?: number;
    }
  | { ok: false; message: string };

export interface PolicyInput {
  /** The time asked about, milliseconds. */
  at: number;
  /** The SLO as signed, else as defined (see effectiveSlo). */
  slo: Slo;
  agreement?: AgreementState;
  metrics: Metrics;
  /** What an earlier answer said, for when the source fails. */
  remembered?: LastKnown;
}

/**
 * Decides the policy state of one SLO at one time, with every reason. The only function that does.
 *
 * Order: no agreement in force → `unsigned`; then data that cannot carry an answer → `cant-tell`; then a window that allows
 * fewer bad events than agreed (one, where nothing else is) → `too-little-traffic`; then the tier that the agreement's rules lead to.
 */
export function decidePolicy(input: PolicyInput): Verdict {
  const { at, slo, agreement, metrics, remembered } = input;
  const terms = agreement?.inForce?.terms;
  const base = { at, slo, agreement };
  if (!metrics.ok) {
    const failed: Reason = { rule: 'source-failed', message: metrics.message };
    // What is known of today says nothing about a time before it.
    const known = remembered !== undefined && remembered.at <= at ? remembered : undefined;
    return terms === undefined
      ? { ...base, state: 'unsigned', reasons: [unsigned(agreement), failed] }
      : { ...base, state: 'cant-tell', reasons: [failed], lastKnown: known, since: known?.at };
  }
  const measured = measure(slo, metrics);
  const doubts = doubtsAbout(at, metrics, measured.budget, terms?.data ?? DEFAULT_TOLERANCE);
  if (terms === undefined) {
    const tooFew = tooFewReason(measured.budget, DEFAULT_MIN_ALLOWED_BAD);
    return { ...base, ...measured, state: 'unsigned', reasons: [unsigned(agreement), ...doubts, ...tooFew] };
  }
  const { timeline, evaluatedTo, newestAt } = metrics;
  const start = tierStart(agreement!.inForce!.since, slo, evaluatedTo);
  const tierState = foldTiers(terms.tiers, tierPoints(timeline, slo, start, evaluatedTo));
  const tier = tierState && terms.tiers[tierState.tier];
  if (doubts.length > 0) {
    const lastKnown = lastKnownFrom(slo, metrics, terms, measured.budget, tier);
    const since = doubts[0]?.rule === 'data-too-old' ? newestAt : undefined;
    return { ...base, ...measured, tier, state: 'cant-tell', reasons: doubts, since, lastKnown };
  }
  const tooFew = tooFewReason(measured.budget, terms.minAllowedBad);
  if (tooFew.length > 0 || tierState === undefined || tier === undefined) {
    return {
      ...base,
      ...measured,
      state: 'too-little-traffic',
      reasons: tooFew.length > 0 ? tooFew : [{ rule: 'no-traffic' }],
    };
  }
  return {
    ...base,
    ...measured,
    state: tier.decision,
    tier,
    since: tierState.since,
    reasons: [tierReason(tierState, tier, measured.budget, timeline, slo, evaluatedTo)],
    recoversAt: recovery(tier, tierState.exitHeldMs, timeline, slo, evaluatedTo),
  };
}

type Measured = Pick<Verdict, 'newestAt' | 'burn' | 'exhaustsAt' | 'spentSince'> & { budget: BudgetStatus };

function measure(slo: Slo, metrics: Extract<Metrics, { ok: true }>): Measured {
  const { timeline, evaluatedTo, newestAt } = metrics;
  const budget = budgetAt(timeline, slo, evaluatedTo);
  const badPerMs = pace(timeline, evaluatedTo);
  const isSpent = budget.remaining !== undefined && budget.remaining <= 0;
  return {
    newestAt,
    budget,
    burn: burnAt(timeline, slo, evaluatedTo),
    exhaustsAt:
      isSpent || badPerMs === undefined
        ? undefined
        : firstCrossing(projectLeft(timeline, slo, evaluatedTo, badPerMs), 0, 'falls to'),
    spentSince: belowSince(timeline, slo, evaluatedTo, 0),
  };
}

function unsigned(agreement: AgreementState | undefined): Reason {
  return {
    rule: 'no-agreement',
    waitsFor: agreement?.proposed?.waitsFor ?? [],
    version: agreement?.proposed?.version,
  };
}

/** What keeps the data from carrying an answer. */
function doubtsAbout(
  at: number,
  metrics: Extract<Metrics, { ok: true }>,
  budget: BudgetStatus,
  tolerance: DataTolerance
): Reason[] {
  const { newestAt, timeline } = metrics;
  if (timeline.firstDataAt === undefined && newestAt === undefined) {
    return [{ rule: 'no-data-at-all' }];
  }
  const reasons: Reason[] = [];
  if (newestAt === undefined || at - newestAt > tolerance.maxAgeMinutes * MINUTE_MS) {
    reasons.push({ rule: 'data-too-old', newestAt, maxAgeMinutes: tolerance.maxAgeMinutes });
  }
  if (budget.coverage < tolerance.minCoverage) {
    reasons.push({ rule: 'coverage-too-low', measured: budget.coverage, threshold: tolerance.minCoverage });
  }
  if (budget.oddities.includes('bad-exceeds-total')) {
    reasons.push({ rule: 'counts-impossible', bad: budget.bad, total: budget.total });
  }
  return reasons;
}

function tooFewReason(budget: BudgetStatus, threshold: number): Reason[] {
  if (budget.total === 0) {
    return [{ rule: 'no-traffic' }];
  }
  const { allowedBad, total } = budget;
  return allowedBad < threshold ? [{ rule: 'allows-too-few', allowedBad, threshold, total }] : [];
}

function lastKnownFrom(
  slo: Slo,
  metrics: Extract<Metrics, { ok: true }>,
  terms: Terms,
  now: BudgetStatus,
  tier: Tier | undefined
): LastKnown | undefined {
  const { timeline } = metrics;
  const newestAt = metrics.newestAt ?? timeline.lastDataAt;
  if (newestAt === undefined) {
    return undefined;
  }
  const then = budgetAt(timeline, slo, newestAt);
  const { remaining } = then.total > 0 ? then : now;
  if (tooFewReason(then, terms.minAllowedBad).length > 0) {
    return { state: 'too-little-traffic', remaining, at: newestAt };
  }
  return tier === undefined ? undefined : { state: tier.decision, remaining, at: newestAt };
}

function tierReason(
  tierState: TierState,
  tier: Tier,
  budget: BudgetStatus,
  timeline: Timeline,
  slo: Slo,
  time: number
): Reason {
  const measured = budget.remaining ?? 0;
  if (tierState.held && tier.leave !== undefined) {
    return {
      rule: 'not-yet-recovered',
      tier: tier.id,
      measured,
      threshold: tier.leave.remainingAbove,
      heldForHours: tier.leave.heldForHours,
      since: tierState.since,
    };
  }
  if (tier.enter === undefined) {
    return { rule: 'no-rule-holds', measured, since: tierState.since };
  }
  const threshold = tier.enter.remainingBelow;
  const since = belowSince(timeline, slo, time, threshold) ?? tierState.since;
  return { rule: 'remaining-below', tier: tier.id, measured, threshold, since };
}

/** When the tier may end if nothing else fails. */
function recovery(tier: Tier, exitHeldMs: number, timeline: Timeline, slo: Slo, time: number): number | undefined {
  const threshold = tier.leave?.remainingAbove ?? tier.enter?.remainingBelow;
  if (threshold === undefined) {
    return undefined;
  }
  const above = firstCrossing(projectLeft(timeline, slo, time, 0), threshold, 'rises above');
  if (above === undefined) {
    return undefined;
  }
  const alreadyHeldMs = above === time ? exitHeldMs : 0;
  return above + Math.max(0, (tier.leave?.heldForHours ?? 0) * HOUR_MS - alreadyHeldMs);
}
