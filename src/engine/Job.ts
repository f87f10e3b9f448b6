import type { AgreementState } from '../core/agreement/AgreementState';
import { mergeRanges, type TimeRange } from '../core/budget/ExcludedCounts';
import { foldReach } from '../core/policy/tierStretches';
import type { Slo } from '../core/slo/Slo';
import type { BucketAnswer } from './BucketAnswer';
import type { BucketRequest } from './BucketRequest';
import { fineMsOf } from './fineMsOf';
import { type Leaf, leavesOf } from './Leaf';
import { type BucketPlan, planBuckets } from './planBuckets';

/** An SLO to be judged, as signed or else as defined, with its agreement. */
export interface Judged {
  slo: Slo;
  agreement?: AgreementState;
  /** What the same agreement in force binds it to: its state is the worst of all of them (see bindTogether). */
  siblings?: readonly Judged[];
}

/** What is to be read to judge an SLO. */
export interface Job {
  ok: true;
  judged: Judged;
  leaves: readonly Leaf[];
  plan: BucketPlan;
  fineMs: number;
  excluded: readonly TimeRange[];
}

/** A job, or one sentence on what is wrong with the definition. */
export type PlannedJob = Job | { ok: false; judged: Judged; problem: string };

/** For each leaf the answers to its requests, in the order of requestsOf. */
export type MeasuredJob = ReadonlyArray<readonly BucketAnswer[]>;

/**
 * Plans what is read of an SLO.
 *
 * @param at the time asked about, milliseconds
 * @param from the earliest time whose budget will be asked for
 */
export function planJob(judged: Judged, at: number, from: number): PlannedJob {
  const { slo, agreement } = judged;
  const found = leavesOf(slo);
  if (!found.ok) {
    return { ok: false, judged, problem: found.problem };
  }
  const fineMs = fineMsOf(slo.indicator);
  const excluded = mergeRanges(
    (slo.exclusions ?? []).flatMap((it) =>
      'from' in it ? [{ from: Date.parse(it.from), to: Date.parse(it.to) }] : []
    ),
    fineMs
  );
  // The fold of the tiers starts by the end of the window, which may lie in an earlier hour than the time asked about.
  const evaluatedTo = Math.floor(at / fineMs) * fineMs;
  const foldFrom = (agreement && foldReach(agreement, slo, evaluatedTo)) ?? at;
  const plan = planBuckets({ slo, at, from, foldFrom, fineMs, excluded });
  return { ok: true, judged, leaves: found.leaves, plan, fineMs, excluded };
}

/**
 * For each leaf: every query over every span of the plan, coarse first.
 *
 * @param knownTo up to when the source has data, where that is known
 */
export function requestsOf({ judged, leaves, plan }: Job, knownTo?: number): BucketRequest[][] {
  const { source } = judged.slo;
  return leaves.map(({ measure }) =>
    [plan.coarse, ...plan.fine].flatMap((span) =>
      measure.queries(span.stepMs).map((query) => ({ ...span, source, query, stamp: measure.stamp, knownTo }))
    )
  );
}
