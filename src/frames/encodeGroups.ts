import type { DataFrame } from '@grafana/data';

import type { BudgetStatus } from '../core/budget/BudgetStatus';
import type { GroupStatus } from '../core/budget/groupsAt';
import type { Verdict } from '../core/policy/Verdict';
import { unitOf } from '../core/slo/unitOf';
import { approximately, wordApproximations } from '../core/wording/approximately';
import { formatMoment, type Reader } from '../core/wording/formatTime';
import { wordLeft } from '../core/wording/wordLeft';
import type { Answered } from './CountedTo';
import { GROUP_COLUMNS as c } from './columns';
import { tableFields } from './tableFields';
import { answerNotices, tableFrame } from './tableFrame';

interface Row {
  verdict: Verdict;
  budget?: BudgetStatus;
  /** Absent for the total. */
  group?: GroupStatus;
}

/**
 * The `groups` frame: the total, then the groups, worst first, SLO by SLO in the order given. Groups that have disappeared come
 * last and say since when; they are no part of the total.
 */
export function encodeGroups(refId: string, answers: readonly Answered[], reader: Reader): DataFrame {
  const rows = answers.flatMap(({ verdict }): Row[] => [
    { verdict, budget: verdict.budget },
    ...(verdict.groups ?? []).map((group) => ({ verdict, budget: group.budget, group })),
  ]);
  const { text, number, time } = tableFields(rows);
  const fields = [
    text(c.title, ({ verdict }) => verdict.slo.title),
    text(c.group, ({ group }) => group?.name ?? 'Total'),
    text(c.left, ({ verdict, budget }) => wordLeft(budget, verdict.slo, approximately(verdict))),
    number(c.remaining, 'percentunit', ({ budget }) => budget?.remaining),
    text(c.stale, ({ group }) => group && stale(group, reader)),
    number(c.leftBad, 'none', (row) => ifSeen(row, row.budget?.leftBad)),
    number(c.allowedBad, 'none', (row) => ifSeen(row, row.budget?.allowedBad)),
    number(c.bad, 'none', (row) => ifSeen(row, row.budget?.bad)),
    number(c.total, 'none', (row) => ifSeen(row, row.budget?.total)),
    text(c.unit, ({ verdict }) => unitOf(verdict.slo.indicator)),
    number(c.coverage, 'percentunit', ({ budget }) => budget?.coverage),
    time(c.newestAt, ({ verdict, group }) => (group ? group.lastDataAt : verdict.newestAt)),
    text(c.labels, ({ group }) => group && labels(group)),
    text(c.approximate, ({ verdict }) => wordApproximations(verdict)),
    text(c.slo, ({ verdict }) => verdict.slo.id),
  ];
  return tableFrame(refId, 'groups', fields, answerNotices(answers, reader));
}

/** A group without any data in the window has no counts, rather than none of them. */
function ifSeen({ budget }: Row, count: number | undefined): number | undefined {
  return budget !== undefined && budget.coveredMs > 0 ? count : undefined;
}

function stale({ isStale, lastDataAt }: GroupStatus, reader: Reader): string | undefined {
  if (!isStale) {
    return undefined;
  }
  return lastDataAt === undefined ? 'no data' : `no data since ${formatMoment(lastDataAt, reader)}`;
}

/** As PromQL writes them: `region="eu", tier="paid"`. */
function labels(group: GroupStatus): string {
  return Object.entries(group.labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ');
}
