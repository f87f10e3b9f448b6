import { type DataFrame, FieldType } from '@grafana/data';

import { budgetAt } from '../core/budget/budgetAt';
import type { Counts } from '../core/budget/Counts';
import { projectLeft } from '../core/budget/projectLeft';
import { spendingAt } from '../core/budget/spendingAt';
import type { Verdict } from '../core/policy/Verdict';
import { unitOf } from '../core/slo/unitOf';
import { approximately } from '../core/wording/approximately';
import { wordAmount } from '../core/wording/formatAmount';
import { formatShare } from '../core/wording/formatShare';
import { formatMoment, type Reader } from '../core/wording/formatTime';
import { wordIncident } from '../core/wording/wordIncident';
import { wordPace } from '../core/wording/wordPace';
import { wordsOf } from '../core/wording/wordsOf';
import { wordVerdict } from '../core/wording/wordVerdict';
import type { CountedTo } from './CountedTo';
import { BUDGET_COLUMNS, FRAME_CONTRACT } from './columns';
import { isStale, tierMarks } from './detailOf';
import { resetsBetween } from './resetsBetween';
import type { BudgetDetail, IncidentMark } from './StateDetail';

const HOUR_MS = 3_600_000;

/** A graph has room for the words of so many. */
const MOST_INCIDENTS = 3;

interface Point {
  remaining: number | null;
  leftBad: number | null;
}

const NOTHING: Point = { remaining: null, leftBad: null };

/**
 * The `budget` frame of one SLO: the share left and the events left at each of the times given (milliseconds, ascending), and
 * at each reset of a calendar window; null where there is no traffic or no data, and so at a reset, because what comes after it
 * is no recovery. Without counts (the source failed) it has no rows.
 */
export function encodeBudget(
  refId: string,
  verdict: Verdict,
  counted: CountedTo | undefined,
  times: readonly number[],
  reader: Reader
): DataFrame {
  const resets = counted ? resetsBetween(verdict.slo, times[0], times.at(-1)) : [];
  const all = [...new Set([...times, ...resets])].sort((a, b) => a - b);
  const points = counted
    ? all.map((time, i) => (resets.includes(time) ? NOTHING : pointAt(verdict, counted.counts, time, all[i - 1])))
    : [];
  const custom: { truce: BudgetDetail } = { truce: { ...detail(verdict, counted, times, reader), resets } };
  const title = `${approximately(verdict)}${verdict.slo.title}`;
  const unit = unitOf(verdict.slo.indicator) === 'minutes' ? 'm' : 'none';
  return {
    refId,
    name: verdict.slo.title,
    length: points.length,
    fields: [
      { name: BUDGET_COLUMNS.time, type: FieldType.time, config: {}, values: counted ? all : [] },
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
          unit,
          displayNameFromDS: `${title}: ${wordsOf(verdict.slo).bad} ${wordsOf(verdict.slo).many} left`,
        },
        values: points.map((it) => it.leftBad),
      },
    ],
    meta: { preferredVisualisationType: 'graph', custom },
  };
}

function pointAt(verdict: Verdict, counts: Counts, time: number, before = time - HOUR_MS): Point {
  // Hours are the grain further back, so the stretch looked at is never shorter than one.
  if (!counts.hasData(Math.min(before, time - HOUR_MS), time)) {
    return NOTHING;
  }
  const { remaining, leftBad } = budgetAt(counts, verdict.slo, time);
  return remaining === undefined ? NOTHING : { remaining, leftBad };
}

function detail(
  verdict: Verdict,
  counted: CountedTo | undefined,
  times: readonly number[],
  reader: Reader
): Omit<BudgetDetail, 'resets'> {
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
    unit: unitOf(verdict.slo.indicator),
    approximations: verdict.approximations ?? [],
    at: verdict.at,
    atLabel: reader.isPast ? formatMoment(verdict.at, reader) : 'now',
    projection: projection(verdict, counted, times),
    pace: wordPace(reader),
    incidents: counted ? incidents(verdict, counted, reader) : [],
  };
}

function incidents(verdict: Verdict, { counts, evaluatedTo, grainMs }: CountedTo, reader: Reader): IncidentMark[] {
  if (verdict.budget?.remaining === undefined || verdict.state === 'too-little-traffic') {
    return [];
  }
  const { slo } = verdict;
  return spendingAt(counts, slo, evaluatedTo, grainMs, MOST_INCIDENTS).incidents.map((it) => {
    const short = `${approximately(verdict)}${formatShare(it.cost)} of the budget`;
    const label = `${wordIncident(it, reader)}: ${short}, ${wordAmount(it.bad, slo, wordsOf(slo).bad)}`;
    return { from: it.from, to: it.to, label, short };
  });
}

/** At the pace of the last day, over a quarter of the shown time at most, so that the past keeps its room; ends where nothing is left. */
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
