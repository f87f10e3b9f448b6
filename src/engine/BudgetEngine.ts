import { bucketSeries, type BucketSeries } from '../core/budget/BucketSeries';
import { Timeline } from '../core/budget/Timeline';
import type { AgreementState } from '../core/agreement/AgreementState';
import { decidePolicy, type Metrics } from '../core/policy/decidePolicy';
import { tierStart } from '../core/policy/tierPoints';
import type { LastKnown, Verdict } from '../core/policy/Verdict';
import type { Slo } from '../core/slo/Slo';
import { differenceBuckets } from '../promql/differenceBuckets';
import { newestSample, newestSampleWithin } from '../promql/newestSample';
import { parseSelector, type Selector } from '../promql/parseSelector';
import { type BucketAnswer, BucketReader, type BucketRequest } from './BucketReader';
import { type BucketPlan, type BucketSpan, planBuckets } from './planBuckets';
import type { Clock, MetricsSource } from './ports';

const DAY_MS = 86_400_000;

/** How far back the newest sample of a stopped series is looked for, shortest first: most have stopped lately. */
const LOOKBACKS_MS = [6 * 3_600_000, 7 * DAY_MS];

/** An SLO to be judged, as signed or else as defined, with its agreement. */
export interface Judged {
  slo: Slo;
  agreement?: AgreementState;
}

/** A verdict with the counts it was made from; none when the source failed. */
export interface Answer {
  verdict: Verdict;
  timeline?: Timeline;
  /** The end of the window. */
  evaluatedTo?: number;
}

/** Plan → fetch the missing buckets → fold. One a browser page, so that all its panels share what was read. */
export class BudgetEngine {
  private readonly reader: BucketReader;
  private readonly remembered = new Map<string, LastKnown>();

  constructor(
    private readonly source: MetricsSource,
    private readonly clock: Clock
  ) {
    this.reader = new BucketReader(source, clock);
  }

  /**
   * Judges SLOs at a time (milliseconds; a time to come is taken as now). Never rejects: what fails is in the verdict.
   *
   * @param from the earliest time whose budget will be asked of the timeline
   */
  async judge(all: readonly Judged[], time: number, from = time): Promise<Answer[]> {
    const at = Math.min(time, this.clock.now());
    const jobs = all.map((judged) => planJob(judged, at, Math.min(from, at)));
    const [buckets, newest] = await Promise.all([
      this.reader.read(jobs.flatMap((job) => (job.ok ? job.requests : []))),
      this.newestSamples(
        jobs.flatMap((job) => (job.ok ? [job] : [])),
        at
      ),
    ]);
    let next = 0;
    return jobs.map((job) => {
      if (!job.ok) {
        return this.conclude(job.judged, at, { ok: false, message: job.problem });
      }
      const answers = buckets.slice(next, (next += job.requests.length));
      return this.conclude(job.judged, at, metricsFrom(job, answers, newest.get(job) ?? { ok: true }));
    });
  }

  private conclude({ slo, agreement }: Judged, at: number, metrics: Metrics): Answer {
    const key = `${slo.source.uid}/${slo.id}`;
    const verdict = decidePolicy({ at, slo, agreement, metrics, remembered: this.remembered.get(key) });
    const isNow = this.clock.now() - at < 5 * 60_000;
    if (metrics.ok && isNow && verdict.state !== 'cant-tell') {
      const known = { state: verdict.state, remaining: verdict.budget?.remaining, at: verdict.newestAt ?? at };
      this.remembered.set(key, known);
    }
    return metrics.ok ? { verdict, timeline: metrics.timeline, evaluatedTo: metrics.evaluatedTo } : { verdict };
  }

  private async newestSamples(jobs: readonly Job[], at: number): Promise<Map<Job, NewestSample>> {
    const found = new Map<Job, NewestSample>();
    let open = jobs;
    for (const build of [newestSample, ...LOOKBACKS_MS.map((ms) => (it: Selector) => newestSampleWithin(it, ms))]) {
      const results = await this.readInstants(open, build, at);
      results.forEach((result, job) => found.set(job, result));
      open = open.filter((job) => {
        const result = found.get(job);
        return result?.ok === true && result.at === undefined;
      });
    }
    return found;
  }

  private async readInstants(
    jobs: readonly Job[],
    build: (selector: Selector) => string,
    at: number
  ): Promise<Map<Job, NewestSample>> {
    const bySource = new Map<string, Job[]>();
    jobs.forEach((job) => {
      const uid = job.judged.slo.source.uid;
      bySource.set(uid, [...(bySource.get(uid) ?? []), job]);
    });
    const found = new Map<Job, NewestSample>();
    await Promise.all(
      [...bySource].map(async ([sourceUid, group]) => {
        const exprs = [...new Set(group.map((job) => build(job.total)))];
        const results = await this.source.read({ sourceUid, exprs, fromMs: at, toMs: at });
        group.forEach((job) => {
          const result = results[exprs.indexOf(build(job.total))] ?? { ok: false, message: 'No answer.' };
          const [seconds] = result.ok ? result.points.values() : [];
          found.set(job, result.ok ? { ok: true, at: seconds === undefined ? undefined : seconds * 1000 } : result);
        });
      })
    );
    return found;
  }
}

type NewestSample = { ok: true; at?: number } | { ok: false; message: string };

interface Job {
  ok: true;
  judged: Judged;
  total: Selector;
  plan: BucketPlan;
  /** Total and bad of each span, coarse first. */
  requests: BucketRequest[];
}

type PlannedJob = Job | { ok: false; judged: Judged; problem: string };

function planJob(judged: Judged, at: number, from: number): PlannedJob {
  const { slo, agreement } = judged;
  const [total, bad] = [parseSelector(slo.indicator.total), parseSelector(slo.indicator.bad)];
  if (!total.ok || !bad.ok) {
    const problem = total.ok ? (bad.ok ? '' : bad.problem) : total.problem;
    return { ok: false, judged, problem };
  }
  const since = agreement?.inForce?.since;
  const earliest = since === undefined ? from : Math.min(from, tierStart(since, slo, at));
  const plan = planBuckets(slo, at, earliest);
  const request = (selector: Selector, span: BucketSpan): BucketRequest => ({
    ...span,
    sourceUid: slo.source.uid,
    expr: differenceBuckets(selector, span.stepMs),
  });
  const spans = [plan.coarse, ...plan.fine];
  const requests = spans.flatMap((span) => [request(total.selector, span), request(bad.selector, span)]);
  return { ok: true, judged, total: total.selector, plan, requests };
}

function metricsFrom(job: Job, answers: readonly BucketAnswer[], newest: NewestSample): Metrics {
  const failed = [...answers, newest].find((it): it is { ok: false; message: string } => !it.ok);
  if (failed !== undefined) {
    return { ok: false, message: failed.message };
  }
  const values = answers.map((it) => (it.ok ? it.values : []));
  const series = [job.plan.coarse, ...job.plan.fine].map((span, i) =>
    seriesOf(span, values[2 * i]!, values[2 * i + 1]!)
  );
  const [coarse, ...fine] = series;
  const { evaluatedTo } = job.plan;
  return { ok: true, timeline: new Timeline(coarse!, fine), evaluatedTo, newestAt: newest.ok ? newest.at : undefined };
}

function seriesOf(span: BucketSpan, total: Array<number | undefined>, bad: Array<number | undefined>): BucketSeries {
  return bucketSeries(
    span.fromMs,
    span.stepMs,
    total.map((it, i) => ({ total: it, bad: bad[i] }))
  );
}
