import * as v from 'valibot';

import { bySeverity } from '../core/policy/PolicyState';
import { BUDGET_COLUMNS } from './columns';
import type { Decoded, DecodedParts } from './Decoded';
import { ascendingTimes, decodeGraphs, graphTitle, numbersOrGaps } from './decodeGraphs';
import { budgetDetailSchema, firstIssue } from './detailSchemas';
import type { FrameLike } from './FrameLike';
import type { BudgetDetail } from './StateDetail';

/** The budget left of one SLO over time. */
export interface BudgetGraph {
  detail: BudgetDetail;
  /** Milliseconds, ascending. */
  times: number[];
  /** Share of the budget left at each time; null where it is not known. */
  remaining: Array<number | null>;
  /** Bad events still allowed at each time; null where it is not known. */
  leftBad: Array<number | null>;
}

/** Reads the `budget` frames of an answer, worst first. Frames that cannot be read become problems. */
export function decodeBudget(frames: unknown): Decoded<DecodedParts<BudgetGraph>> {
  const decoded = decodeGraphs(frames, 'budget', decodeFrame);
  if (decoded.ok) {
    decoded.value.items.sort((a, b) => bySeverity(a.detail.state, b.detail.state));
  }
  return decoded;
}

function decodeFrame(frame: FrameLike): Decoded<BudgetGraph> {
  const title = graphTitle(frame);
  const detail = v.safeParse(budgetDetailSchema, frame.truce);
  if (!detail.success) {
    return {
      ok: false,
      problem: `${title} cannot be shown: its description does not fit this panel (${firstIssue(detail.issues)}); reload the page.`,
    };
  }
  const times = ascendingTimes(frame.columns.get(BUDGET_COLUMNS.time));
  const remaining = frame.columns.get(BUDGET_COLUMNS.remaining);
  if (times === undefined || remaining === undefined || remaining.length !== times.length) {
    return {
      ok: false,
      problem: `${title} cannot be shown: its fields “${BUDGET_COLUMNS.time}” and “${BUDGET_COLUMNS.remaining}” do not fit each other; remove transformations.`,
    };
  }
  return {
    ok: true,
    value: {
      detail: detail.output,
      times,
      remaining: numbersOrGaps(remaining),
      leftBad: numbersOrGaps(times.map((_, index) => frame.columns.get(BUDGET_COLUMNS.leftBad)?.[index])),
    },
  };
}
