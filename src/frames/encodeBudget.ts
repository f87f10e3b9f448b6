import { type DataFrame, FieldType } from '@grafana/data';

import { budgetAt } from '../core/budget/budgetAt';
import type { Counts } from '../core/budget/Counts';
import { projectLeft } from '../core/budget/projectLeft';
import type { Verdict } from '../core/policy/Verdict';
import type { Reader } from '../core/wording/formatTime';
import { wordsOf } from '../core/wording/wordsOf';
import { wordVerdict } from '../core/wording/wordVerdict';
import { BUDGET_COLUMNS, FRAME_CONTRACT } from './columns';
import { isStale, tierMarks } from './detailOf';
import type { BudgetDetail } from './StateDetail';

const HOUR_MS = 3_600_000;

/** The counts a verdict was made from, up to the end of its window. */
export interface CountedTo {
  counts: Counts;
  evaluatedTo: number;
}

/**
 * The `budget` frame of one SLO: the share left and the events left at each of the times given (milliseconds, ascending);
 * null where there is no traffic or no data. Without counts (the source failed) it has no rows.
 */
export function encodeBudget(
  refId: string,
  verdict: Verdict,
  counted: CountedTo | undefined,
  times: readonly number[],
  reader: Reader
): DataFrame {
  const points = counted ? times.map((time, i) => pointAt(verdict, counted.counts, time, times[i - 1])) : [];
  const custom: { truce: BudgetDetail } = { truce: detail(verdict, counted, times, reader) };
  const { title } = verdict.slo;
  return {
    refId,
    name: title,
    length: points.length,
    fields: [
      { name: BUDGET_COLUMNS.time, type: FieldType.time, config: {}, values: counted ? [...times] : [] },
      {
        name: BUDGET_COLUMNS.remaining,
        type: FieldType.number,
        config: { unit: 'percentunit', displayNameFromDS: `${title}: budget left` },
        values: points.map((it) => it.remaining),
      },
      {
        name: BUDGET_COLUMNS.leftBad,
        type: FieldType.number,
        config: {
          unit: 'none',
          displayNameFromDS: `${title}: ${wordsOf(verdict.slo).bad} ${wordsOf(verdict.slo).many} left`,
        },
        values: points.map((it) => it.leftBad),
      },
    ],
    meta: { preferredVisualisationType: 'graph', custom },
  };
}

function pointAt(
  verdict: Verdict,
  counts: Counts,
  time: number,
  before = time - HOUR_MS
): { remaining: number | null; leftBad: number | null } {
  // Hours are the grain further back, so the stretch looked at is never shorter than one.
  if (counts.between(Math.min(before, time - HOUR_MS), time).coveredMs === 0) {
    return { remaining: null, leftBad: null };
  }
  const budget = budgetAt(counts, verdict.slo, time);
  return budget.remaining === undefined
    ? { remaining: null, leftBad: null }
    : { remaining: budget.remaining, leftBad: budget.leftBad };
}

function detail(
  verdict: Verdict,
  counted: CountedTo | undefined,
  times: readonly number[],
  reader: Reader
): BudgetDetail {
  const wording = wordVerdict(verdict, reader);
  return {
    view: 'budget',
    contract: FRAME_CONTRACT,
    slo: verdict.slo.id,
    title: verdict.slo.title,
    state: verdict.state,
    headline: wording.headline,
    many: wordsOf(verdict.slo).many,
    bad: wordsOf(verdict.slo).bad,
    allowedBad: verdict.budget?.allowedBad ?? 0,
    window: wording.window,
    sentence: [wording.sentence, wording.next].filter(Boolean).join(' '),
    sum: wording.sum,
    age: wording.age,
    stale: isStale(verdict),
    tiers: tierMarks(verdict),
    at: verdict.at,
    projection: projection(verdict, counted, times),
  };
}

/** At today's pace, over a quarter of the shown time at most, so that the past keeps its room; ends where nothing is left. */
function projection(
  verdict: Verdict,
  counted: CountedTo | undefined,
  times: readonly number[]
): Array<[number, number]> {
  if (counted === undefined || times.length === 0 || isStale(verdict) || verdict.state === 'too-little-traffic') {
    return [];
  }
  const { counts, evaluatedTo } = counted;
  const until = evaluatedTo + (evaluatedTo - times[0]!) / 4;
  const points = projectLeft(counts, verdict.slo, evaluatedTo, 'same pace').filter((it) => it.time <= until);
  const empty = points.findIndex((it) => it.remaining <= 0);
  const shown = empty > 0 ? points.slice(0, empty + 1) : points;
  return shown.map((it) => [it.time, it.remaining]);
}
