import type { Slo } from '../core/slo/Slo';
import type { Unreadable } from '../storage/ports';
import { sloUid } from '../storage/uids';
import { namesIn } from './namesIn';

/** The SLOs a query names, or one sentence on which of its names is unknown or cannot be read. */
export type SelectedSlos = { ok: true; slos: Slo[] } | { ok: false; problem: string };

/**
 * The SLOs with the ids given (comma-separated, as a variable is interpolated), else those of the team, else all.
 * Names that hold an uninterpolated variable are treated as any unknown name.
 *
 * @param unreadable what could not be read: an SLO among it is not an unknown one
 */
export function selectSlos(
  all: readonly Slo[],
  slo: string | undefined,
  team: string | undefined,
  unreadable: readonly Unreadable[] = []
): SelectedSlos {
  const ids = namesIn(slo);
  const teams = namesIn(team);
  const unknownId = ids.find((id) => !all.some((it) => it.id === id));
  if (unknownId !== undefined) {
    const unread = unreadable.find((it) => it.uid === sloUid(unknownId));
    if (unread !== undefined) {
      return { ok: false, problem: `The definition of "${unknownId}" cannot be read: ${unread.problem}` };
    }
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

function known(what: string, values: readonly string[]): string {
  const unique = [...new Set(values)].sort();
  return unique.length === 0 ? `There are no ${what} yet.` : `Known ${what}: ${unique.slice(0, 12).join(', ')}.`;
}
