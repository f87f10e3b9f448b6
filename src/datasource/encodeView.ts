import type { DataFrame } from '@grafana/data';

import { bySeverity } from '../core/policy/PolicyState';
import type { Reader } from '../core/wording/formatTime';
import type { Answer } from '../engine/BudgetEngine';
import type { Answered } from '../frames/CountedTo';
import type { FrameView } from '../frames/columns';
import { encodeBudget } from '../frames/encodeBudget';
import { encodeBurn } from '../frames/encodeBurn';
import { encodeGroups } from '../frames/encodeGroups';
import { encodeIncidents } from '../frames/encodeIncidents';
import { encodeLedger, type LedgerAnswer } from '../frames/encodeLedger';
import { encodeSli } from '../frames/encodeSli';
import { encodeState } from '../frames/encodeState';
import { queryTimes } from './queryTimes';

/** The views that are made of what the engine answers alone. */
export type AnswerView = Exclude<FrameView, 'events'>;

/** An answer of the engine, and what a ledger is made from besides it. */
export type ViewAnswer = Answer & Pick<LedgerAnswer, 'from' | 'promised'>;

/**
 * The frames of one view, worst SLO first.
 *
 * @param from start of a graph, milliseconds
 */
export function encodeView(
  view: AnswerView,
  refId: string,
  answers: readonly ViewAnswer[],
  from: number,
  reader: Reader
): DataFrame[] {
  const sorted = [...answers].sort(worstFirst).map((it) => ({ ...answered(it), from: it.from, promised: it.promised }));
  const graph = (encode: (answer: Answered, times: readonly number[]) => DataFrame) =>
    sorted.map((it) => encode(it, it.counted ? queryTimes(from, it.counted.evaluatedTo, it.counted.grainMs) : []));
  switch (view) {
    case 'state':
      return [
        encodeState(
          refId,
          sorted.map((it) => it.verdict),
          reader
        ),
      ];
    case 'ledger':
      return [encodeLedger(refId, sorted, reader)];
    case 'incidents':
      return [encodeIncidents(refId, sorted, reader)];
    case 'groups':
      return [encodeGroups(refId, sorted, reader)];
    case 'budget':
      return graph(({ verdict, counted }, times) => encodeBudget(refId, verdict, counted, times, reader));
    case 'burn':
      return graph(({ verdict, counted }, times) => encodeBurn(refId, verdict, counted, times, reader));
    case 'sli':
      return graph((answer, times) => encodeSli(refId, answer, times, reader));
  }
}

function answered({ verdict, counts, evaluatedTo, grainMs }: Answer): Answered {
  return { verdict, counted: counts && evaluatedTo !== undefined ? { counts, evaluatedTo, grainMs } : undefined };
}

function worstFirst(a: Answer, b: Answer): number {
  const remaining = (it: Answer) => it.verdict.budget?.remaining ?? Infinity;
  return (
    bySeverity(a.verdict.state, b.verdict.state) ||
    (remaining(a) === remaining(b) ? 0 : remaining(a) - remaining(b)) ||
    a.verdict.slo.title.localeCompare(b.verdict.slo.title)
  );
}
