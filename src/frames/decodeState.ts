import * as v from 'valibot';

import { bySeverity } from '../core/policy/PolicyState';
import { STATE_COLUMNS } from './columns';
import type { Decoded, DecodedParts } from './Decoded';
import { firstIssue, stateDetailSchema } from './detailSchemas';
import { isRecord, narrowFrames, type FrameLike } from './FrameLike';
import { contractProblem, frameProblem } from './frameProblem';
import type { StateDetail } from './StateDetail';

/** One SLO of a `state` frame. */
export interface StateRow {
  slo: string;
  title: string;
  service: string;
  team: string;
  /** Version of the agreement in force or proposed, if there is one. */
  version?: number;
  detail: StateDetail;
}

/** The rows of an answer, and what the data source says of what is not among them. */
export interface DecodedState extends DecodedParts<StateRow> {
  /** Warnings of the data source, such as on definitions that cannot be read. */
  notices: string[];
  /** How many SLOs have no row because their definition cannot be read, and of how much the notices are in all. */
  unreadable: { slos: number; all: number };
}

/**
 * Reads the `state` frames of an answer, worst first whatever order they came in (stable among equals).
 * Rows that cannot be read become problems; if none can be read, or no frame fits, the whole answer is one.
 *
 * @param frames `PanelData.series` or anything else
 */
export function decodeState(frames: unknown): Decoded<DecodedState> {
  const all = narrowFrames(frames);
  const fitting = all.filter((frame) => frame.columns.has(STATE_COLUMNS.detail));
  if (fitting.length === 0) {
    return { ok: false, problem: frameProblem(all, 'state') };
  }
  const newer = fitting.map(contractProblem).find((problem) => problem !== undefined);
  if (newer !== undefined) {
    return { ok: false, problem: newer };
  }
  const rows = fitting.flatMap((frame) => Array.from({ length: frame.length }, (_, index) => decodeRow(frame, index)));
  const items = rows.flatMap((row) => (row.ok ? [row.value] : []));
  const problems = rows.flatMap((row) => (row.ok ? [] : [row.problem]));
  if (items.length === 0) {
    return {
      ok: false,
      problem: problems[0] ?? 'No SLO answers this query: define one, or choose another SLO or team.',
    };
  }
  items.sort((a, b) => bySeverity(a.detail.state, b.detail.state));
  const notices = fitting.flatMap((frame) => frame.notices);
  // Several queries that mean all SLOs miss the same ones.
  const most = (key: 'slos' | 'all') => Math.max(...fitting.map((frame) => unreadableIn(frame, key)));
  const unreadable = { slos: most('slos'), all: most('all') };
  return { ok: true, value: { items, problems, notices: [...new Set(notices)], unreadable } };
}

function unreadableIn({ truce }: FrameLike, key: 'slos' | 'all'): number {
  const counts = truce?.unreadable;
  return isRecord(counts) ? Math.max(0, Math.trunc(number(counts[key]) ?? 0)) : 0;
}

function decodeRow(frame: FrameLike, index: number): Decoded<StateRow> {
  const at = (name: string): unknown => frame.columns.get(name)?.[index];
  const slo = text(at(STATE_COLUMNS.slo));
  const title = text(at(STATE_COLUMNS.title)) || slo || `Row ${index + 1}`;
  const detail = decodeStateDetail(at(STATE_COLUMNS.detail));
  if (!detail.ok) {
    return { ok: false, problem: `${title} cannot be shown: ${detail.problem}` };
  }
  return {
    ok: true,
    value: {
      slo,
      title,
      service: text(at(STATE_COLUMNS.service)),
      team: text(at(STATE_COLUMNS.team)),
      version: number(at(STATE_COLUMNS.agreementVersion)),
      detail: detail.value,
    },
  };
}

/** Reads one cell of the `detail` column: JSON text of a StateDetail. */
export function decodeStateDetail(cell: unknown): Decoded<StateDetail> {
  if (typeof cell !== 'string' || cell === '') {
    return { ok: false, problem: 'the column “detail” is empty; reload the page, and remove transformations.' };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(cell);
  } catch {
    return { ok: false, problem: 'the column “detail” is not JSON; reload the page, and remove transformations.' };
  }
  const result = v.safeParse(stateDetailSchema, parsed);
  return result.success
    ? { ok: true, value: result.output }
    : {
        ok: false,
        problem: `the column “detail” does not fit this panel (${firstIssue(result.issues)}); reload the page.`,
      };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
