import type { StateRow } from '../../frames/decodeState';

/** The teams of the rows, each once, by name. */
export function teamsOf(rows: readonly StateRow[]): string[] {
  return [...new Set(rows.map((row) => row.team))].filter((team) => team !== '').sort((a, b) => a.localeCompare(b));
}
