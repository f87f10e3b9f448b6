import type { Slo } from '../core/slo/Slo';
import { selectSlos } from './selectSlos';
import type { TruceVariableQuery } from './TruceVariableQuery';

/** One choice of a dashboard variable. */
export interface VariableOption {
  text: string;
  value: string;
}

/** The choices of a variable, by title. A team without SLOs has none. */
export function variableOptions(
  all: readonly Slo[],
  query: Pick<TruceVariableQuery, 'kind' | 'team'>
): VariableOption[] {
  if (query.kind === 'teams') {
    return [...new Set(all.map((it) => it.team))].sort().map((team) => ({ text: team, value: team }));
  }
  const selected = selectSlos(all, undefined, query.team);
  return (selected.ok ? selected.slos : [])
    .map((it) => ({ text: it.title, value: it.id }))
    .sort((a, b) => a.text.localeCompare(b.text));
}
