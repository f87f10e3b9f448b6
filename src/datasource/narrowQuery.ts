import { narrowSlo } from '../core/slo/narrowSlo';
import type { Slo } from '../core/slo/Slo';
import { FRAME_VIEWS, type FrameView } from '../frames/columns';
import { DEFAULT_PERIODS, MOST_PERIODS } from '../core/slo/ledgerStart';
import type { TruceQuery } from './TruceQuery';

/** A query with everything in it narrowed. */
export interface NarrowQuery extends TruceQuery {
  periods: number;
  definition?: Slo;
}

/** A query that can be answered, or one sentence on why it cannot. */
export type NarrowedQuery = { ok: true; query: NarrowQuery } | { ok: false; problem: string };

/**
 * Narrows a query as it stands in a dashboard, which people edit by hand. A panel saved without a view answers the state.
 */
export function narrowQuery(input: unknown): NarrowedQuery {
  if (typeof input !== 'object' || input === null) {
    return { ok: false, problem: 'The query is no object. Open the panel and pick an SLO again.' };
  }
  const { refId, view = 'state', slo, team, periods, definition, ...rest } = input as Record<string, unknown>;
  if (typeof refId !== 'string' || refId === '') {
    return { ok: false, problem: 'The query has no refId. Open the panel and add the query again.' };
  }
  if (!FRAME_VIEWS.includes(view as FrameView)) {
    return { ok: false, problem: `The view "${String(view)}" is not known. Pick one of ${FRAME_VIEWS.join(', ')}.` };
  }
  for (const [name, value] of Object.entries({ slo, team })) {
    if (isGiven(value) && typeof value !== 'string') {
      return { ok: false, problem: `"${name}" must be text, not ${typeof value}. Open the panel and pick it again.` };
    }
  }
  if (isGiven(periods) && !isPeriods(periods)) {
    return {
      ok: false,
      problem: `"periods" must be a whole number from 1 to ${MOST_PERIODS}, not ${shown(periods)}. Open the panel and type it again.`,
    };
  }
  const narrowed = isGiven(definition) ? narrowSlo(definition) : undefined;
  if (narrowed?.ok === false) {
    return { ok: false, problem: `The SLO in the query cannot be read. ${narrowed.problems.join(' ')}` };
  }
  const query: NarrowQuery = {
    ...rest,
    refId,
    view: view as FrameView,
    slo: text(slo),
    team: text(team),
    periods: isPeriods(periods) ? periods : DEFAULT_PERIODS,
    ...(narrowed && { definition: narrowed.value }),
  };
  return { ok: true, query };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isPeriods(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_PERIODS;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? `"${value}"` : `a ${typeof value}`;
}
