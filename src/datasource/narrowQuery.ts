import type { TruceQuery, TruceView } from './TruceQuery';

export const VIEWS: readonly TruceView[] = ['state', 'budget', 'burn'];

/** A query that can be answered, or one sentence on why it cannot. */
export type NarrowedQuery = { ok: true; query: TruceQuery } | { ok: false; problem: string };

/**
 * Narrows a query as it stands in a dashboard, which people edit by hand. A panel saved without a view answers the state.
 */
export function narrowQuery(input: unknown): NarrowedQuery {
  if (typeof input !== 'object' || input === null) {
    return { ok: false, problem: 'The query is no object. Open the panel and pick an SLO again.' };
  }
  const { refId, view = 'state', slo, team, ...rest } = input as Record<string, unknown>;
  if (typeof refId !== 'string' || refId === '') {
    return { ok: false, problem: 'The query has no refId. Open the panel and add the query again.' };
  }
  if (!VIEWS.includes(view as TruceView)) {
    return { ok: false, problem: `The view "${String(view)}" is not known. Pick one of ${VIEWS.join(', ')}.` };
  }
  for (const [name, value] of Object.entries({ slo, team })) {
    if (value !== undefined && value !== null && typeof value !== 'string') {
      return { ok: false, problem: `"${name}" must be text, not ${typeof value}. Open the panel and pick it again.` };
    }
  }
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
  return { ok: true, query: { ...rest, refId, view: view as TruceView, slo: text(slo), team: text(team) } };
}
