import type { SourceRef } from '../core/slo/Slo';
import { type Diagnosis, diagnosisOf, explainNothing, type Findings } from '../promql/diagnosis';
import type { Selector } from '../promql/parseSelector';
import type { InstantMemo } from './InstantMemo';
import type { ReadResult } from './ports';

/** Why the first selector finds nothing, as a sentence; absent where that cannot be found out. */
export async function diagnose(
  memo: InstantMemo,
  source: SourceRef,
  selectors: readonly Selector[],
  at: number
): Promise<string | undefined> {
  const [selector] = selectors;
  const found = selector === undefined ? undefined : await findingsOf(memo, source, selector, at);
  return found && explainNothing(selector!, found.diagnosis, found.findings);
}

/**
 * The first selector that names a metric or a label which is not there, as a sentence. A value that never occurred is none:
 * a code of failures may well have no series.
 */
export async function misspelt(
  memo: InstantMemo,
  source: SourceRef,
  selectors: readonly Selector[],
  at: number
): Promise<string | undefined> {
  for (const selector of new Set(selectors)) {
    const found = await findingsOf(memo, source, selector, at);
    const isNoMetric = found?.diagnosis.metric !== undefined && found.findings.series === 0;
    const isNoLabel = found?.findings.matchers.some(
      (it) => it.series === 0 && it.values.every((value) => value === '')
    );
    if (found !== undefined && (isNoMetric || isNoLabel)) {
      return explainNothing(selector, found.diagnosis, found.findings);
    }
  }
  return undefined;
}

async function findingsOf(
  memo: InstantMemo,
  source: SourceRef,
  selector: Selector,
  at: number
): Promise<{ diagnosis: Diagnosis; findings: Findings } | undefined> {
  const diagnosis = diagnosisOf(selector);
  const exprs = [
    ...(diagnosis.series === undefined ? [] : [diagnosis.series]),
    ...diagnosis.matchers.flatMap((it) => [it.series, it.values]),
  ];
  // Kept also where nothing is found: as soon as there is something, nobody asks any more.
  const answers = await memo.ask(source, exprs, at, true);
  if (exprs.length === 0 || answers.some((it) => !it.ok)) {
    return undefined;
  }
  const offset = diagnosis.series === undefined ? 0 : 1;
  const findings = {
    series: offset === 1 ? countIn(answers[0]!) : 0,
    matchers: diagnosis.matchers.map(({ label }, i) => ({
      series: countIn(answers[offset + 2 * i]!),
      values: valuesIn(answers[offset + 2 * i + 1]!, label),
    })),
  };
  return { diagnosis, findings };
}

function countIn(result: ReadResult): number {
  return (result.ok ? result.series[0]?.values[0] : undefined) ?? 0;
}

function valuesIn(result: ReadResult, label: string): string[] {
  return result.ok ? result.series.map((it) => it.labels[label] ?? '') : [];
}
