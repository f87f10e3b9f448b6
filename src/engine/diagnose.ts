import type { SourceRef } from '../core/slo/Slo';
import { diagnosisOf, explainNothing } from '../promql/diagnosis';
import type { Selector } from '../promql/parseSelector';
import type { InstantMemo } from './InstantMemo';
import type { ReadResult } from './ports';

/** Why the first selector that finds nothing does so, as a sentence; absent where that cannot be found out. */
export async function diagnose(
  memo: InstantMemo,
  source: SourceRef,
  selectors: readonly Selector[],
  at: number
): Promise<string | undefined> {
  const [selector] = selectors;
  if (selector === undefined) {
    return undefined;
  }
  const diagnosis = diagnosisOf(selector);
  const exprs = [
    ...(diagnosis.series === undefined ? [] : [diagnosis.series]),
    ...diagnosis.matchers.flatMap((it) => [it.series, it.values]),
  ];
  const answers = await memo.ask(source, exprs, at);
  if (exprs.length === 0 || answers.some((it) => !it.ok)) {
    return undefined;
  }
  const offset = diagnosis.series === undefined ? 0 : 1;
  return explainNothing(selector, diagnosis, {
    series: offset === 1 ? countIn(answers[0]!) : 0,
    matchers: diagnosis.matchers.map(({ label }, i) => ({
      series: countIn(answers[offset + 2 * i]!),
      values: valuesIn(answers[offset + 2 * i + 1]!, label),
    })),
  });
}

function countIn(result: ReadResult): number {
  return (result.ok ? result.series[0]?.values[0] : undefined) ?? 0;
}

function valuesIn(result: ReadResult, label: string): string[] {
  return result.ok ? result.series.map((it) => it.labels[label] ?? '') : [];
}
