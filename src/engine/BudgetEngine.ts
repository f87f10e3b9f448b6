import type { Counts } from '../core/budget/Counts';
import type { CountsGroup } from '../core/budget/groupsAt';
import { decidePolicy, type Metrics } from '../core/policy/decidePolicy';
import type { LastKnown, Verdict } from '../core/policy/Verdict';
import type { BucketAnswer } from './BucketAnswer';
import { BucketReader } from './BucketReader';
import { dealOut } from './dealOut';
import { definitionProblems } from './definitionProblems';
import { diagnose, misspelt } from './diagnose';
import { InstantMemo } from './InstantMemo';
import { type Job, type Judged, type MeasuredJob, planJob, type PlannedJob, requestsOf } from './Job';
import type { Leaf } from './Leaf';
import { metricsOf } from './metricsOf';
import { type NewestQuestion, type NewestSample, newestSamples, olderSamples } from './newestSamples';
import type { Patience } from './Patience';
import type { Clock, FailureKind, MetricsSource } from './ports';
import { bindAnswers, withSiblings } from './siblings';
import { withoutNativeHistograms } from './withoutNativeHistograms';

const HOUR_MS = 3_600_000;

/** A time this short ago is now: what is said of it may be remembered. */
const NOW_MS = 5 * 60_000;

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
   * Those that an agreement in force binds together answer with the worst of them; siblings that were not asked for are read too.
   *
   * @param from the earliest time whose budget will be asked of the counts
   * @param signal aborted when nobody waits any more: what only this caller waited for is not read further
   */
  async judge(asked: readonly Judged[], time: number, from = time, signal?: AbortSignal): Promise<Answer[]> {
    const at = Math.min(time, this.clock.now());
    const all = withSiblings(asked);
    // Of siblings only the state is wanted, whatever graph is drawn.
    const jobs = all.map((judged, i) => planJob(judged, at, i < asked.length ? Math.min(from, at) : at));
    return bindAnswers(all, await this.judgeJobs(jobs, at, signal)).slice(0, asked.length);
  }

  private async judgeJobs(jobs: readonly PlannedJob[], at: number, signal?: AbortSignal): Promise<Answer[]> {
    const planned = jobs.filter((it) => it.ok);
    // First, because it tells how far the newest buckets are complete.
    const newestNow = await this.newest(planned, at, signal);
    const [measured, newest, problems] = await Promise.all([
      this.measure(planned, this.knownTo(newestNow, at), signal),
      this.older(planned, newestNow, at, signal),
      unlessAborted(
        definitionProblems(
          this.memo,
          planned.map(({ judged, leaves }) => ({ source: judged.slo.source, leaves })),
          at
        ),
        [],
        signal
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
            ? metricsOf(retried[i]!.job, retried[i]!.measured, retried[i]!.newest ?? newest[i])
            : { ok: false, failure: { kind: 'definition', problem } };
        const { job: read, measured: answers } = retried[i]!;
        return this.conclude(job.judged, at, await this.explain(read, answers, metrics, at), job.fineMs);
      })
    );
  }

  /** The buckets of every leaf of every job, read at once so that SLOs of one source share requests. */
  private async measure(
    jobs: readonly Job[],
    knownTo: ReadonlyArray<number | undefined>,
    signal?: AbortSignal
  ): Promise<MeasuredJob[]> {
    const requests = jobs.map((job, i) => requestsOf(job, knownTo[i]));
    const answers = await this.reader.read(requests.flat(2), signal);
    const byLeaf = dealOut(answers, requests.flat());
    return dealOut(byLeaf, requests);
  }

  /** The newest sample of each step that is asked in PromQL, as far as it is not stale. */
  private async newest(jobs: readonly Job[], at: number, signal?: AbortSignal): Promise<NewestSample[][]> {
    const questions = jobs.map(newestQuestions);
    const answers = await newestSamples(this.reader, questions.flat(), at, signal);
    return dealOut(answers, questions);
  }

  /** The newest sample of each job, that of its stalest step, also where it has stopped. */
  private async older(
    jobs: readonly Job[],
    found: ReadonlyArray<readonly NewestSample[]>,
    at: number,
    signal?: AbortSignal
  ): Promise<Array<NewestSample | undefined>> {
    const answers = await olderSamples(this.reader, jobs.flatMap(newestQuestions), found.flat(), at, signal);
    return dealOut(answers, found).map(stalest);
  }

  /** Up to when each job's source has data. Unknown for series that have stopped, and for times that are long gone. */
  private knownTo(newest: ReadonlyArray<readonly NewestSample[]>, at: number): Array<number | undefined> {
    const isNow = this.clock.now() - at < NOW_MS;
    return newest.map((each) => {
      const known = stalest(each);
      return isNow && known?.ok ? known.at : undefined;
    });
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
        const newestNow = await this.newest([again], at, signal);
        const [[measuredAgain], [newest]] = await Promise.all([
          this.measure([again], this.knownTo(newestNow, at), signal),
          this.older([again], newestNow, at, signal),
        ]);
        return { job: again, measured: measuredAgain!, newest };
      })
    );
  }

  /**
   * Finds out why there is no data at all; and, where only the good or the bad events are missing, whether their query is
   * misspelt: all would be good then, or all bad.
   */
  private async explain(job: Job, measured: MeasuredJob, metrics: Metrics, at: number): Promise<Metrics> {
    if (!metrics.ok) {
      return metrics;
    }
    const { source } = job.judged.slo;
    if (metrics.counts.firstDataAt === undefined && metrics.newestAt === undefined) {
      const selectors = job.leaves.flatMap(({ measure }) => measure.promql?.selectors ?? []);
      const why = await misspelt(this.memo, source, selectors, at);
      return { ...metrics, whyNoData: why ?? (await diagnose(this.memo, source, selectors, at)) };
    }
    const suspects = job.leaves.filter((leaf, i) => lacksColumn(leaf, measured[i]!));
    const selectors = suspects.flatMap(({ measure }) => measure.promql?.selectors ?? []);
    const problem = await misspelt(this.memo, source, selectors, at);
    return problem === undefined ? metrics : { ok: false, failure: { kind: 'definition', problem } };
  }

  private conclude({ slo, agreement }: Judged, at: number, metrics: Metrics, grainMs?: number): Answer {
    // By what was signed: a draft, which nobody has, says nothing about the SLO whose name it bears.
    const key = `${slo.source.uid}/${slo.id}/${agreement?.inForce?.termsHash ?? ''}`;
    const verdict = decidePolicy({ at, slo, agreement, metrics, remembered: this.remembered.get(key) });
    const isNow = this.clock.now() - at < NOW_MS;
    // An exception may end before anybody asks what was known last.
    const state = verdict.exception?.without.state ?? verdict.state;
    if (metrics.ok && isNow && state !== 'cant-tell') {
      const known = { state, remaining: verdict.budget?.remaining, at: verdict.newestAt ?? at };
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

/** What is asked about the newest samples of a job: one question a step that is asked in PromQL. */
function newestQuestions({ judged, leaves }: Job): NewestQuestion[] {
  return leaves.flatMap(({ isRaw, measure }) =>
    isRaw || measure.promql === undefined ? [] : [{ source: judged.slo.source, expr: measure.promql.newest }]
  );
}

/** Whether one of the counts of events has no series at all, in any bucket. */
function lacksColumn({ indicator, measure }: Leaf, answers: readonly BucketAnswer[]): boolean {
  const columns = measure.queries(HOUR_MS).length;
  const isEmpty = (column: number) =>
    answers.every((it, i) => i % columns !== column || (it.ok && it.series.length === 0));
  return indicator.kind === 'events' && Array.from({ length: columns }, (_, i) => isEmpty(i)).includes(true);
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

/** What comes of a promise, or the stand-in as soon as nobody waits any more. */
function unlessAborted<T>(promise: Promise<T>, standIn: T, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return promise;
  }
  return new Promise((resolve, reject) => {
    const leave = () => resolve(standIn);
    if (signal.aborted) {
      leave();
    }
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
