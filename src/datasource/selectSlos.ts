import type { Slo } from '../core/slo/Slo';

/** The SLOs a query names, or one sentence on which of its names is unknown. */
export type SelectedSlos = { ok: true; slos: Slo[] } | { ok: false; problem: string };

/** What Grafana puts in for "All" of a variable without a value of its own. */
const ALL_VALUES = ['', '$__all', 'All', '*'];

/**
 * The SLOs with the ids given (comma-separated, as a variable is interpolated), else those of the team, else all.
 * Names that hold an uninterpolated variable are treated as any unknown name.
 */
export function selectSlos(all: readonly Slo[], slo: string | undefined, team: string | undefined): SelectedSlos {
  const ids = names(slo);
  const teams = names(team);
  const unknownId = ids.find((id) => !all.some((it) => it.id === id));
  if (unknownId !== undefined) {
    return {
      ok: false,
      problem: `There is no SLO "${unknownId}". ${known(
        'SLOs',
        all.map((it) => it.id)
      )}`,
    };
  }
  const unknownTeam = teams.find((name) => !all.some((it) => it.team === name));
  if (unknownTeam !== undefined) {
    return {
      ok: false,
      problem: `No SLO belongs to a team "${unknownTeam}". ${known(
        'teams',
        all.map((it) => it.team)
      )}`,
    };
  }
  const slos = all.filter(
    (it) => (ids.length === 0 || ids.includes(it.id)) && (teams.length === 0 || teams.includes(it.team))
  );
  return { ok: true, slos };
}

function names(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((it) => it.trim())
    .filter((it) => !ALL_VALUES.includes(it));
}

function known(what: string, values: readonly string[]): string {
  const unique = [...new Set(values)].sort();
  return unique.length === 0 ? `There are no ${what} yet.` : `Known ${what}: ${unique.slice(0, 12).join(', ')}.`;
}
