import { exceptionParties, exclusionParties } from '../../core/agreement/decisionParties';
import { DEFAULT_TIERS } from '../../core/agreement/defaultTiers';
import { PARTIES } from '../../core/agreement/parties';
import { percentText } from './percentText';
import { sloDraftOf } from './sloDraftOf';
import type { TermsBasis } from './TermsBasis';
import type { TermsDraft } from './TermsDraft';
import { tierDraftOf } from './tierDraftOf';

const REVIEW_AFTER_MS = 182 * 86_400_000;
const DATA = { maxAgeMinutes: 15, minCoverage: 0.9 };
const MIN_ALLOWED_BAD = 10;

/**
 * The form as it starts: the terms before, or for the first proposal the ready-made tiers and a review in half a year.
 * What is defined as required stays required.
 *
 * @param now milliseconds
 */
export function draftOfTerms(basis: TermsBasis, now: number): TermsDraft {
  const { terms, definition } = basis;
  const { maxAgeMinutes, minCoverage } = terms?.data ?? DATA;
  const required = [...(terms?.required ?? []), ...definition.required];
  return {
    title: terms?.title ?? definition.title,
    slos: definition.slos.flatMap((id) => sloDraftOf(basis, id, 'signed') ?? sloDraftOf(basis, id, 'definition') ?? []),
    tiers: (terms?.tiers ?? DEFAULT_TIERS).map(tierDraftOf),
    required: PARTIES.filter((party) => required.includes(party)),
    alwaysAllowed: terms?.alwaysAllowed ?? 'Security fixes and fixes of what is broken.',
    goals: terms?.goals ?? '',
    notGoals: terms?.notGoals ?? 'Punishing a team, or comparing teams.',
    escalation: terms?.escalation ?? '',
    reviewOn: terms?.reviewOn ?? new Date(now + REVIEW_AFTER_MS).toISOString().slice(0, 10),
    maxAgeMinutes: String(maxAgeMinutes),
    minCoverage: percentText(minCoverage),
    minAllowedBad: String(terms?.minAllowedBad ?? MIN_ALLOWED_BAD),
    exceptionsBy: [...exceptionParties(terms ?? {})],
    exclusionsBy: [...exclusionParties(terms ?? {})],
  };
}
