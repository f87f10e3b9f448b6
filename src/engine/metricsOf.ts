import type { TimeRange } from '../core/budget/ExcludedCounts';
import type { Metrics, MetricsFailure } from '../core/policy/decidePolicy';
import type { BucketAnswer } from './BucketAnswer';
import { buildCounts, type BuiltCounts } from './buildCounts';
import { type Job, type MeasuredJob, requestsOf } from './Job';
import type { Leaf } from './Leaf';
import type { GroupColumns } from './Measure';
import type { NewestSample } from './newestSamples';
import type { ReadFailure } from './ports';

/** What was read of an SLO as the counts that are judged; or why there are none. */
export function metricsOf(job: Job, measured: MeasuredJob, newest: NewestSample | undefined): Metrics {
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
  return {
    ok: true,
    counts: counted.counts,
    raw: raw?.counts,
    groups: counted.groups,
    evaluatedTo: job.plan.evaluatedTo,
    ...freshness(job, newest?.at, counted.counts.lastDataAt),
    approximations: [...new Set(job.leaves.flatMap((it) => it.measure.approximations))],
  };
}

/** A source that is not asked in PromQL tells by its buckets how fresh it is; a journey is as fresh as its stalest step. */
function freshness(job: Job, newestAt: number | undefined, lastDataAt: number | undefined) {
  const own = job.leaves.filter((it) => it.measure.promql === undefined);
  if (own.length === 0) {
    return { newestAt };
  }
  const known = own.length === job.leaves.length ? [lastDataAt] : [lastDataAt, newestAt];
  return {
    newestAt: known.every((it) => it !== undefined) ? Math.min(...known) : undefined,
    bucketMs: job.fineMs,
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
