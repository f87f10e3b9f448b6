import type { TermsDraft } from './TermsDraft';

const FIELDS: Readonly<Record<string, string>> = {
  title: 'Title',
  alwaysAllowed: 'Always allowed',
  goals: 'Goals',
  notGoals: 'Not meant for',
  escalation: 'Escalation',
  reviewOn: 'Review',
  required: 'Who must sign',
  exceptionsBy: 'Who grants exceptions',
  exclusionsBy: 'Who agrees to exclusions',
  minAllowedBad: 'Fewest bad events',
  'data.maxAgeMinutes': 'Oldest data',
  'data.minCoverage': 'Least data',
  tiers: 'Tiers',
  slos: 'SLOs',
};

const TIER_FIELDS: Readonly<Record<string, string>> = {
  id: 'id',
  name: 'name',
  agreed: 'what was agreed',
  enter: 'begins',
  'enter.remainingBelow': 'begins below',
  'enter.incidentAbove': 'one incident',
  'enter.burnAbove.factor': 'burn rate',
  'enter.burnAbove.hours': 'burn rate, hours',
  'leave.remainingAbove': 'ends above',
  'leave.heldForHours': 'held for',
  'duties.product': 'duty of Product',
  'duties.sre': 'duty of SRE',
  'duties.lead': 'duty of the engineering lead',
  'duties.development': 'duty of Development',
  'duties.executive': 'duty of the executive',
  reliabilityShare: 'capacity',
};

/** A sentence that begins with the path of a field begins with the field's name in the form instead. */
export function plainProblem(sentence: string, draft: Pick<TermsDraft, 'slos'>): string {
  const match = /^([A-Za-z]+(?:\.[A-Za-z0-9]+)*) (is|names|holds) /.exec(sentence);
  const path = match?.[1];
  const name = path && nameOf(path, draft);
  return name === undefined || name === '' ? sentence : `${name}${sentence.slice(path!.length)}`;
}

function nameOf(path: string, draft: Pick<TermsDraft, 'slos'>): string | undefined {
  const [, list, place, rest] = /^(tiers|slos)\.(\d+)(?:\.(.+))?$/.exec(path) ?? [];
  if (list === 'tiers') {
    const tier = `Tier ${Number(place) + 1}`;
    return rest === undefined ? tier : `${tier}, ${TIER_FIELDS[rest] ?? rest}`;
  }
  if (list === 'slos') {
    return [draft.slos[Number(place)]?.id ?? `SLO ${Number(place) + 1}`, rest].filter(Boolean).join(', ');
  }
  return FIELDS[path];
}
