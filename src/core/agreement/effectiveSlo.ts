import type { Exclusion, TimeExclusion } from '../slo/Exclusion';
import type { Slo } from '../slo/Slo';
import type { AgreementState } from './AgreementState';
import type { ExclusionDecision } from './Decision';
import { signedSlo } from './signedSlo';

/**
 * The SLO that counts: as signed, if the agreement in force covers it, else as defined, without what its parties have agreed
 * to leave out since. Service and team are not part of what is signed and come from the definition.
 */
export function effectiveSlo(slo: Slo, agreement: AgreementState | undefined): Slo {
  const signed = agreement === undefined ? undefined : signedSlo(agreement, slo.id);
  const effective = signed === undefined ? slo : { ...signed, service: slo.service, team: slo.team };
  const decided = agreement === undefined ? [] : decidedExclusions(agreement, slo.id);
  return decided.length === 0
    ? effective
    : { ...effective, exclusions: withoutRepeats([...(effective.exclusions ?? []), ...decided]) };
}

function decidedExclusions({ definition, exclusions }: AgreementState, sloId: string): TimeExclusion[] {
  if (!definition.slos.includes(sloId)) {
    return [];
  }
  const isAbout = ({ status, slos }: ExclusionDecision) =>
    status === 'approved' && (slos === undefined || slos.includes(sloId));
  return exclusions.filter(isAbout).map(({ asked, approvals, from, to }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    reason: asked.reason,
    approvedBy: [...new Set(approvals.map((it) => it.name))],
  }));
}

/** Series first, as they stood, then stretches of time by their begin; the same stretch for the same reason once. */
function withoutRepeats(exclusions: readonly Exclusion[]): Exclusion[] {
  const found = new Map<string, { exclusion: Exclusion; from: number; to: number }>();
  for (const exclusion of exclusions) {
    const from = 'from' in exclusion ? Date.parse(exclusion.from) : -Infinity;
    const to = 'to' in exclusion ? Date.parse(exclusion.to) : -Infinity;
    const key = 'from' in exclusion ? `${from} ${to} ${exclusion.reason}` : JSON.stringify(exclusion);
    if (!found.has(key)) {
      found.set(key, { exclusion, from, to });
    }
  }
  const compare = (a: number, b: number) => (a === b ? 0 : a - b);
  return [...found.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to)).map((it) => it.exclusion);
}
