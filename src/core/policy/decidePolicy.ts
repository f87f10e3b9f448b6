import type { AgreementState } from '../agreement/AgreementState';
import type { Tier } from '../agreement/Tier';
import type { DataTolerance, Terms } from '../agreement/Terms';
import { budgetAt } from '../budget/budgetAt';
import type { BudgetStatus } from '../budget/BudgetStatus';
import { burnAt } from '../budget/burnAt';
import type { Counts } from '../budget/Counts';
import { type CountsGroup, groupsAt } from '../budget/groupsAt';
import { exhaustsAt } from '../budget/projectLeft';
import type { Slo } from '../slo/Slo';
import { belowSince } from './belowSince';
import { foldAgreement } from './foldAgreement';
import { recovery } from './recovery';
import type { SourceFailure } from './SourceFailure';
import { tierReasons } from './tierReasons';
import type { LastKnown, Reason, Verdict } from './Verdict';
import { withException } from './withException';

const MINUTE_MS = 60_000;

/** What holds where no agreement says otherwise. */
export const DEFAULT_TOLERANCE: DataTolerance = { maxAgeMinutes: 15, minCoverage: 0.9 };
export const DEFAULT_MIN_ALLOWED_BAD = 1;

/** What was read of an SLO's metrics, or why nothing was. */
export type Metrics =
  | {
      ok: true;
      /** Without what is excluded. */
      counts: Counts;
      /** With what is excluded; absent where nothing is. */
      raw?: Counts;
      /** The groups of a grouped SLO. */
      groups?: readonly CountsGroup[];
      /** End of the newest bucket read: the window ends here. */
      evaluatedTo: number;
      /** Newest sample, if any was found. */
      newestAt?: number;
      /** Milliseconds by which data is older than tolerated just because the source answers in buckets as long as this. */
      bucketMs?: number;
      /** Why the numbers are not exact, a sentence each. */
      approximations?: readonly string[];
      /** Why there is no data, where that was found out. */
      whyNoData?: string;
    }
  | { ok: false; failure: MetricsFailure };

/** Why nothing can be said: the source failed, or the SLO cannot be measured as it is defined. */
export type MetricsFailure = { kind: 'source'; failure: SourceFailure } | { kind: 'definition'; problem: string };

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
 * Decides the policy state of one SLO at one time, with every reason. The only function that does; what other SLOs of the same
 * agreement decide is laid over it by bindTogether.
 *
 * Order: no agreement in force → `unsigned`; then data that cannot carry an answer → `cant-tell`; then a window that allows
 * fewer bad events than agreed (one, where nothing else is) → `too-little-traffic`; then the tier that the agreement's rules lead to.
 * An approved exception that holds overlays all of them but `unsigned` and `ship`.
 */
export function decidePolicy(input: PolicyInput): Verdict {
  return withException(decideByRules(input));
}

function decideByRules(input: PolicyInput): Verdict {
  const { at, slo, agreement, metrics, remembered } = input;
  const terms = agreement?.inForce?.terms;
  const base = { at, slo, agreement };
  if (!metrics.ok) {
    const failed = failureReason(metrics.failure);
    // What is known of today says nothing about a time before it.
    const known = remembered !== undefined && remembered.at <= at ? remembered : undefined;
    return terms === undefined
      ? { ...base, state: 'unsigned', reasons: [unsigned(agreement), failed] }
      : { ...base, state: 'cant-tell', reasons: [failed], lastKnown: known, since: known?.at };
  }
  const measured = measure(slo, metrics);
  const doubts = doubtsAbout(at, slo, metrics, measured.budget, terms?.data ?? DEFAULT_TOLERANCE);
  if (agreement === undefined || terms === undefined) {
    // Where nothing was seen, nobody knows whether there was traffic.
    const tooFew = measured.budget.coverage === 0 ? [] : tooFewReason(measured.budget, DEFAULT_MIN_ALLOWED_BAD);
    return { ...base, ...measured, state: 'unsigned', reasons: [unsigned(agreement), ...doubts, ...tooFew] };
  }
  const { counts, evaluatedTo, newestAt } = metrics;
  const folded = foldAgreement(agreement, slo, counts, evaluatedTo);
  const tier = folded?.tier;
  if (doubts.length > 0) {
    const lastKnown = lastKnownFrom(slo, metrics, terms, measured.budget, tier);
    const since = doubts[0]?.rule === 'data-too-old' ? newestAt : undefined;
    return { ...base, ...measured, tier, state: 'cant-tell', reasons: doubts, since, lastKnown };
  }
  const tooFew = tooFewReason(measured.budget, terms.minAllowedBad);
  if (tooFew.length > 0) {
    return { ...base, ...measured, state: 'too-little-traffic', reasons: tooFew };
  }
  if (folded === undefined) {
    // Nothing has been counted since other tiers came into force, and what the ones before said does not hold any more.
    const { maxAgeMinutes } = terms.data;
    return { ...base, ...measured, state: 'cant-tell', reasons: [{ rule: 'data-too-old', newestAt, maxAgeMinutes }] };
  }
  const recoversAt = recovery(folded, counts, slo, evaluatedTo);
  return {
    ...base,
    ...measured,
    state: folded.tier.decision,
    tier,
    since: folded.state.since,
    reasons: tierReasons(folded, measured.budget, counts, slo, evaluatedTo, recoversAt),
    recoversAt,
  };
}

type Measured = Pick<
  Verdict,
  'newestAt' | 'burn' | 'exhaustsAt' | 'spentSince' | 'rawBudget' | 'groups' | 'approximations'
> & { budget: BudgetStatus };

function measure(slo: Slo, metrics: Extract<Metrics, { ok: true }>): Measured {
  const { counts, raw, groups, evaluatedTo, newestAt, approximations = [] } = metrics;
  return {
    newestAt,
    budget: budgetAt(counts, slo, evaluatedTo),
    rawBudget: raw && budgetAt(raw, slo, evaluatedTo),
    groups: groups && groupsAt(groups, slo, evaluatedTo),
    approximations: [...approximations],
    burn: burnAt(counts, slo, evaluatedTo),
    exhaustsAt: exhaustsAt(counts, slo, evaluatedTo),
    spentSince: belowSince(counts, slo, evaluatedTo, 0),
  };
}

function failureReason(failure: MetricsFailure): Reason {
  return failure.kind === 'definition'
    ? { rule: 'cannot-be-measured', problem: failure.problem }
    : { rule: 'source-failed', ...failure.failure };
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
  slo: Slo,
  metrics: Extract<Metrics, { ok: true }>,
  budget: BudgetStatus,
  tolerance: DataTolerance
): Reason[] {
  const { newestAt, counts, bucketMs = 0, whyNoData } = metrics;
  if (counts.firstDataAt === undefined && newestAt === undefined) {
    return [{ rule: 'no-data-at-all', why: whyNoData }];
  }
  const reasons: Reason[] = [];
  if (newestAt === undefined || at - newestAt > tolerance.maxAgeMinutes * MINUTE_MS + bucketMs) {
    reasons.push({ rule: 'data-too-old', newestAt, maxAgeMinutes: tolerance.maxAgeMinutes });
  }
  if (budget.coverage < tolerance.minCoverage) {
    reasons.push({ rule: 'coverage-too-low', measured: budget.coverage, threshold: tolerance.minCoverage });
  }
  for (const oddity of budget.oddities) {
    const { bad, total, excessGood = 0 } = budget;
    const good = total + excessGood;
    reasons.push(
      isRatio(slo)
        ? { rule: 'ratio-impossible', average: (oddity === 'bad-exceeds-total' ? bad : good) / total }
        : { rule: 'counts-impossible', oddity, bad, total, good }
    );
  }
  return reasons;
}

function isRatio({ indicator }: Slo): boolean {
  return indicator.kind === 'ratio' || (indicator.kind === 'queries' && indicator.ratio !== undefined);
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
  const { counts } = metrics;
  const newestAt = metrics.newestAt ?? counts.lastDataAt;
  if (newestAt === undefined) {
    return undefined;
  }
  const then = budgetAt(counts, slo, newestAt);
  const { remaining } = then.total > 0 ? then : now;
  if (tooFewReason(then, terms.minAllowedBad).length > 0) {
    return { state: 'too-little-traffic', remaining, at: newestAt };
  }
  return tier === undefined ? undefined : { state: tier.decision, remaining, at: newestAt };
}
