import type { StateRow } from '../../frames/decodeState';
import type { OverviewFilter } from './OverviewFilter';

/** The rows that fit the filter, in the order they came. Capitals do not matter. */
export function filterRows(rows: readonly StateRow[], { team, q }: OverviewFilter): StateRow[] {
  const words = (q ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) => (team === undefined || row.team === team) && words.every((word) => textOf(row).includes(word))
  );
}

function textOf({ title, service, team, slo, detail }: StateRow): string {
  return [title, service, team, slo, detail.headline].join('\n').toLocaleLowerCase();
}
