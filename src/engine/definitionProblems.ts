import type { SourceRef } from '../core/slo/Slo';
import { boundsQuery } from '../promql/boundsQuery';
import { checkThreshold } from '../promql/checkThreshold';
import { GAUGE_FALLS, gaugeCheck } from '../promql/gaugeCheck';
import { parseSelector } from '../promql/parseSelector';
import type { InstantMemo } from './InstantMemo';
import type { Leaf } from './Leaf';
import type { ReadResult } from './ports';

/** What is looked at: the indicators of one SLO. */
export interface Defined {
  source: SourceRef;
  leaves: readonly Leaf[];
}

/** A question about the metrics themselves, and what its answer says about the definition. */
interface Check {
  expr: string;
  problem(result: ReadResult): string | undefined;
}

/**
 * What the metrics themselves say against a definition, the first problem of each: a threshold that is no bound, a gauge that
 * was given as a counter, several series where one is needed. A check that cannot be made says nothing.
 */
export async function definitionProblems(
  memo: InstantMemo,
  all: readonly Defined[],
  at: number
): Promise<Array<string | undefined>> {
  const checks = all.map(({ leaves }) => leaves.filter((it) => !it.isRaw).flatMap(checksOf));
  const answers = await askTogether(
    memo,
    all.map(({ source }, i) => ({ source, exprs: checks[i]!.map((it) => it.expr) })),
    at
  );
  return checks.map((each, i) => {
    const problems = each.map((check, k) => check.problem(answers[i]![k]!));
    const first = problems.findIndex((it) => it !== undefined);
    if (first >= 0) {
      memo.forget(all[i]!.source, each[first]!.expr, at);
    }
    return problems[first];
  });
}

/** The questions of one data source go out together. */
async function askTogether(
  memo: InstantMemo,
  asked: ReadonlyArray<{ source: SourceRef; exprs: readonly string[] }>,
  at: number
): Promise<ReadResult[][]> {
  const uids = [...new Set(asked.map((it) => it.source.uid))];
  const bySource = new Map(
    await Promise.all(
      uids.map(async (uid) => {
        const same = asked.filter((it) => it.source.uid === uid);
        const answers = await memo.ask(
          same[0]!.source,
          same.flatMap((it) => it.exprs),
          at
        );
        return [uid, answers] as const;
      })
    )
  );
  const next = new Map<string, number>();
  return asked.map(({ source, exprs }) => {
    const start = next.get(source.uid) ?? 0;
    next.set(source.uid, start + exprs.length);
    return bySource.get(source.uid)!.slice(start, start + exprs.length);
  });
}

function checksOf({ indicator, measure }: Leaf): Check[] {
  const { counters = [], seriesAtOnce } = measure.promql ?? {};
  const checks: Check[] = [];
  if (indicator.kind === 'latency') {
    const bounds = boundsQuery(indicator.histogram);
    if (bounds.ok) {
      checks.push({ expr: bounds.expr, problem: (result) => thresholdProblem(indicator.threshold, result) });
    }
  }
  if (seriesAtOnce !== undefined) {
    checks.push({ expr: seriesAtOnce, problem: severalProblem });
  }
  if (indicator.kind === 'up') {
    const gauge = parseSelector(indicator.gauge);
    if (gauge.ok) {
      checks.push({ expr: `max(${gauge.selector})`, problem: (result) => notUpOrDown(gauge.selector, result) });
    }
  }
  if (indicator.kind === 'events') {
    counters.forEach((selector) =>
      checks.push({ expr: gaugeCheck(selector), problem: (result) => gaugeProblem(selector, result) })
    );
  }
  return checks;
}

function thresholdProblem(threshold: number, result: ReadResult): string | undefined {
  // Without any series there is no data either, and that is what is said.
  if (!result.ok || result.series.length === 0) {
    return undefined;
  }
  const checked = checkThreshold(
    threshold,
    result.series.map((it) => it.labels.le ?? '')
  );
  return checked.ok ? undefined : checked.problem;
}

function severalProblem(result: ReadResult): string | undefined {
  const most = valueOf(result) ?? 0;
  return most > 1
    ? `The query answers ${most} series at once where one is needed. Put them together with sum(…), max(…) or avg(…), or group the SLO by the label that tells them apart.`
    : undefined;
}

function notUpOrDown(selector: string, result: ReadResult): string | undefined {
  const highest = valueOf(result) ?? 0;
  return highest > 1
    ? `${selector} goes up to ${highest}: a gauge of up and down is 1 or 0. Use the kind slices to compare a value.`
    : undefined;
}

function gaugeProblem(selector: string, result: ReadResult): string | undefined {
  const falls = valueOf(result) ?? 0;
  return falls > GAUGE_FALLS
    ? `${selector} falls in ${Math.round(falls * 100)} % of its changes: it is a gauge, not a counter. Choose a counter (its name mostly ends in _total), or the kind slices or up.`
    : undefined;
}

function valueOf(result: ReadResult): number | undefined {
  return result.ok ? result.series[0]?.values[0] : undefined;
}
