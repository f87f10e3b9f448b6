import type { AgreementState } from '../core/agreement/AgreementState';
import type { Counts } from '../core/budget/Counts';
import { mergeRanges, type TimeRange } from '../core/budget/ExcludedCounts';
import type { CountsGroup } from '../core/budget/groupsAt';
import { decidePolicy, type Metrics, type MetricsFailure } from '../core/policy/decidePolicy';
import { tierStart } from '../core/policy/tierPoints';
import type { LastKnown, Verdict } from '../core/policy/Verdict';
import type { Slo } from '../core/slo/Slo';
import type { BucketAnswer } from './BucketAnswer';
import { BucketReader } from './BucketReader';
import type { BucketRequest } from './BucketRequest';
import { buildCounts, type BuiltCounts } from './buildCounts';
import { definitionProblems } from './definitionProblems';
import { diagnose } from './diagnose';
import { fineMsOf } from './fineMsOf';
import { InstantMemo } from './InstantMemo';
import { type Leaf, leavesOf } from './Leaf';
import type { GroupColumns } from './Measure';
import { type NewestSample, newestSamples } from './newestSamples';
import type { Patience } from './Patience';
import { type BucketPlan, planBuckets } from './planBuckets';
import type { Clock, FailureKind, MetricsSource, ReadFailure } from './ports';
import { withoutNativeHistograms } from './withoutNativeHistograms';

/** An SLO to be judged, as signed or else as defined, with its agreement. */
export interface Judged {
  slo: Slo;
  agreement?: AgreementState;
}

/** A verdict with the counts it was made from; none when the source failed. */
export interface Answer {
  verdict: Verdict;
  /** Without what is excluded. */
  counts?: Counts;
  /** The groups of a grouped SLO. */
  groups?: readonly CountsGroup[];
  /** The end of the window. */
  evaluatedTo?: number;
  /** Length in milliseconds of the shortest buckets. */
  grainMs?: number;
}

/** Plan → fetch the missing buckets → fold. One a browser page, so that all its panels share what was read. */
export class BudgetEngine {
  private readonly reader: BucketReader;
  private readonly memo: InstantMemo;
  private readonly remembered = new Map<string, LastKnown>();

  constructor(
    source: MetricsSource,
    private readonly clock: Clock,
    patience?: Patience
  ) {
    this.reader = new BucketReader(source, clock, { patience });
    this.memo = new InstantMemo(this.reader, clock);
  }

  /**
   * Judges SLOs at a time (milliseconds; a time to come is taken as now). Never rejects: what fails is in the verdict.
   *
   * @param from the earliest time whose budget will be asked of the counts
   * @param signal aborted when nobody waits any more: what only this caller waited for is not read further
   */
  async judge(all: readonly Judged[], time: number, from = time, signal?: AbortSignal): Promise<Answer[]> {
    const at = Math.min(time, this.clock.now());
    const jobs = all.map((judged) => planJob(judged, at, Math.min(from, at)));
    const planned = jobs.filter((it) => it.ok);
    const [measured, newest, problems] = await Promise.all([
      this.measure(planned, signal),
      this.newest(planned, at, signal),
      definitionProblems(
        this.memo,
        planned.map(({ judged, leaves }) => ({ source: judged.slo.source, leaves })),
        at
      ),
    ]);
    const retried = await this.withoutNative(planned, measured, at, signal);
    return Promise.all(
      jobs.map(async (job) => {
        if (!job.ok) {
          return this.conclude(job.judged, at, { ok: false, failure: { kind: 'definition', problem: job.problem } });
        }
        const i = planned.indexOf(job);
        const problem = problems[i];
        const metrics: Metrics =
          problem === undefined
            ? metricsFrom(retried[i]!.job, retried[i]!.measured, retried[i]!.newest ?? newest[i])
            : { ok: false, failure: { kind: 'definition', problem } };
        return this.conclude(job.judged, at, await this.explain(job, metrics, at), job.fineMs);
      })
    );
  }

  /** The buckets of every leaf of every job, read at once so that SLOs of one source share requests. */
  private async measure(jobs: readonly Job[], signal?: AbortSignal): Promise<MeasuredJob[]> {
    const requests = jobs.map(requestsOf);
    const answers = await this.reader.read(requests.flat(2), signal);
    let next = 0;
    return requests.map((leaves) => leaves.map((leaf) => answers.slice(next, (next += leaf.length))));
  }

  /** The newest sample of each job: that of its stalest step; a source that is not asked in PromQL tells by its buckets. */
  private async newest(
    jobs: readonly Job[],
    at: number,
    signal?: AbortSignal
  ): Promise<Array<NewestSample | undefined>> {
    const questions = jobs.map(({ judged, leaves }) =>
      leaves.flatMap(({ isRaw, measure }) =>
        isRaw || measure.promql === undefined ? [] : [{ source: judged.slo.source, expr: measure.promql.newest }]
      )
    );
    const answers = await newestSamples(this.reader, questions.flat(), at, signal);
    let next = 0;
    return questions.map((each) => stalest(answers.slice(next, (next += each.length))));
  }

  /** Reads again, from classic histograms, what a source without native ones did not answer. */
  private async withoutNative(
    jobs: readonly Job[],
    measured: readonly MeasuredJob[],
    at: number,
    signal?: AbortSignal
  ): Promise<Array<{ job: Job; measured: MeasuredJob; newest?: NewestSample }>> {
    return Promise.all(
      jobs.map(async (job, i) => {
        const isEmpty = (leaf: number) =>
          measured[i]![leaf]!.every((it) => (it.ok ? it.series.length === 0 : DOES_NOT_KNOW.includes(it.kind)));
        const leaves = await Promise.all(
          job.leaves.map((leaf, place) =>
            leaf.indicator.kind === 'native-latency' && isEmpty(place)
              ? withoutNativeHistograms(this.memo, job.judged.slo, leaf, at)
              : leaf
          )
        );
        if (leaves.every((leaf, place) => leaf === job.leaves[place])) {
          return { job, measured: measured[i]! };
        }
        const again: Job = { ...job, leaves };
        const [[measuredAgain], [newest]] = await Promise.all([
          this.measure([again], signal),
          this.newest([again], at, signal),
        ]);
        return { job: again, measured: measuredAgain!, newest };
      })
    );
  }

  /** Finds out why there is no data at all. */
  private async explain(job: Job, metrics: Metrics, at: number): Promise<Metrics> {
    if (!metrics.ok || metrics.counts.firstDataAt !== undefined || metrics.newestAt !== undefined) {
      return metrics;
    }
    const selectors = job.leaves.flatMap(({ measure }) => measure.promql?.selectors ?? []);
    return { ...metrics, whyNoData: await diagnose(this.memo, job.judged.slo.source, selectors, at) };
  }

  private conclude({ slo, agreement }: Judged, at: number, metrics: Metrics, grainMs?: number): Answer {
    // By the whole definition: a draft says nothing about the SLO whose name it has.
    const key = JSON.stringify(slo);
    const verdict = decidePolicy({ at, slo, agreement, metrics, remembered: this.remembered.get(key) });
    const isNow = this.clock.now() - at < 5 * 60_000;
    if (metrics.ok && isNow && verdict.state !== 'cant-tell') {
      const known = { state: verdict.state, remaining: verdict.budget?.remaining, at: verdict.newestAt ?? at };
      this.remembered.set(key, known);
    }
    if (!metrics.ok) {
      return { verdict };
    }
    const { counts, groups, evaluatedTo } = metrics;
    return { verdict, counts, groups, evaluatedTo, grainMs };
  }
}

/** What a source says of functions that it lacks: older and other engines have none for native histograms. */
const DOES_NOT_KNOW: readonly FailureKind[] = ['syntax', 'other'];

interface Job {
  ok: true;
  judged: Judged;
  leaves: readonly Leaf[];
  plan: BucketPlan;
  fineMs: number;
  excluded: readonly TimeRange[];
}

type PlannedJob = Job | { ok: false; judged: Judged; problem: string };

/** For each leaf the answers to its requests, in the order of requestsOf. */
type MeasuredJob = ReadonlyArray<readonly BucketAnswer[]>;

function planJob(judged: Judged, at: number, from: number): PlannedJob {
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
  const since = agreement?.inForce?.since;
  // The fold of the tiers starts by the end of the window, which may lie in an earlier hour than the time asked about.
  const evaluatedTo = Math.floor(at / fineMs) * fineMs;
  const earliest = since === undefined ? from : Math.min(from, tierStart(since, slo, evaluatedTo));
  const plan = planBuckets({ slo, at, from: earliest, fineMs, excluded });
  return { ok: true, judged, leaves: found.leaves, plan, fineMs, excluded };
}

/** For each leaf: every query over every span of the plan, coarse first. */
function requestsOf({ judged, leaves, plan }: Job): BucketRequest[][] {
  const { source } = judged.slo;
  return leaves.map(({ measure }) =>
    [plan.coarse, ...plan.fine].flatMap((span) =>
      measure.queries(span.stepMs).map((query) => ({ ...span, source, query, stamp: measure.stamp }))
    )
  );
}

function metricsFrom(job: Job, measured: MeasuredJob, newest: NewestSample | undefined): Metrics {
  const failed = measured.flat().find((it): it is ReadFailure => !it.ok);
  if (failed !== undefined) {
    return { ok: false, failure: sourceFailure(failed, job, measured) };
  }
  if (newest !== undefined && !newest.ok) {
    return { ok: false, failure: sourceFailure(newest, job, measured) };
  }
  const counted = countsOf(job, measured, false, job.excluded);
  const hasRaw = job.excluded.length > 0 || job.leaves.some((it) => it.isRaw);
  const raw = hasRaw
    ? countsOf(
        job,
        measured,
        job.leaves.some((it) => it.isRaw),
        []
      )
    : undefined;
  if (!counted.ok) {
    return { ok: false, failure: { kind: 'definition', problem: counted.problem } };
  }
  if (raw !== undefined && !raw.ok) {
    return { ok: false, failure: { kind: 'definition', problem: raw.problem } };
  }
  const isPromql = newest !== undefined;
  return {
    ok: true,
    counts: counted.counts,
    raw: raw?.counts,
    groups: counted.groups,
    evaluatedTo: job.plan.evaluatedTo,
    newestAt: isPromql ? newest.at : counted.counts.lastDataAt,
    bucketMs: isPromql ? undefined : job.fineMs,
    approximations: [...new Set(job.leaves.flatMap((it) => it.measure.approximations))],
  };
}

/** The counts of all steps, from the leaves with or without what is excluded by label. */
function countsOf(job: Job, measured: MeasuredJob, isRaw: boolean, excluded: readonly TimeRange[]): BuiltCounts {
  const parts = [];
  for (const [i, leaf] of job.leaves.entries()) {
    if (leaf.isRaw !== isRaw) {
      continue;
    }
    const spans = spansOf(job, leaf, measured[i]!);
    if (!spans.ok) {
      return spans;
    }
    const isFromCounters = (leaf.measure.promql?.counters.length ?? 0) > 0;
    parts.push({ name: leaf.part, weight: leaf.weight, isFromCounters, spans: spans.groups });
  }
  return buildCounts(job.judged.slo, job.plan, parts, excluded);
}

function spansOf(
  { plan }: Job,
  { measure }: Leaf,
  answers: readonly BucketAnswer[]
): { ok: true; groups: GroupColumns[][] } | { ok: false; problem: string } {
  const groups: GroupColumns[][] = [];
  let next = 0;
  for (const { stepMs, fromMs, toMs } of [plan.coarse, ...plan.fine]) {
    const queries = measure.queries(stepMs).length;
    const series = answers.slice(next, (next += queries)).map((it) => (it.ok ? it.series : []));
    const columns = measure.columns(series, Math.round((toMs - fromMs) / stepMs), stepMs);
    if (!columns.ok) {
      return columns;
    }
    groups.push(columns.groups);
  }
  return { ok: true, groups };
}

/** The source's words with the query they are about. */
function sourceFailure(failed: ReadFailure, job: Job, measured: MeasuredJob): MetricsFailure {
  const { kind, message } = failed;
  const place = measured.findIndex((answers) => answers.includes(failed));
  const requests = place < 0 ? [] : requestsOf(job)[place]!;
  const query = requests[measured[place]?.indexOf(failed) ?? -1]?.query;
  const text = query?.kind === 'promql' ? query.expr : query && `query ${query.query.refId}`;
  return { kind: 'source', failure: { kind, message, query: text } };
}

/** The oldest of the newest samples: a journey is as fresh as its stalest step. */
function stalest(answers: readonly NewestSample[]): NewestSample | undefined {
  const failed = answers.find((it) => !it.ok);
  if (failed !== undefined || answers.length === 0) {
    return failed;
  }
  const times = answers.map((it) => (it.ok ? it.at : undefined));
  return { ok: true, at: times.every((it) => it !== undefined) ? Math.min(...times) : undefined };
}
