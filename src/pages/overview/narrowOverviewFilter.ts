import type { OverviewFilter } from './OverviewFilter';

/** Longer texts come from no person; they are cut, not refused. */
const MAX_LENGTH = 200;

/**
 * Narrows the filter from the address, which people edit and share.
 * Of a name given twice the first counts; blanks and what is no text are no filter.
 *
 * @param input the parameters by name: `Object.fromEntries(new URLSearchParams(search))` or anything else
 */
export function narrowOverviewFilter(input: unknown): OverviewFilter {
  const { team, q } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  // The blank after a word belongs to what somebody is still typing.
  return { team: text(team)?.trim(), q: text(q) };
}

function text(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const cut = typeof first === 'string' ? first.slice(0, MAX_LENGTH) : '';
  return cut.trim() === '' ? undefined : cut;
}
