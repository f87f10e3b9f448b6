import type { TruceVariableQuery } from './TruceVariableQuery';

/** Narrows a variable's query as it stands in a dashboard; what is not understood lists all SLOs. */
export function narrowVariableQuery(input: unknown): TruceVariableQuery {
  const { refId, kind, team } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  return {
    refId: typeof refId === 'string' && refId !== '' ? refId : 'TruceVariable',
    kind: kind === 'teams' ? 'teams' : 'slos',
    team: typeof team === 'string' && team.trim() !== '' ? team.trim() : undefined,
  };
}
