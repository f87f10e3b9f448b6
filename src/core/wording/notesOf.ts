import { PARTY_NAMES } from '../agreement/parties';
import { partiesNeedingSigners, type PartyWithoutSigner } from '../agreement/partiesNeedingSigners';
import { exceptionsAt } from '../policy/exceptionsAt';
import type { Verdict } from '../policy/Verdict';
import { wordApproximations } from './approximately';
import { formatCalendarDay, formatDay, isDayOver, type Reader } from './formatTime';
import { listWords } from './listWords';
import { exclusionsIn, rawBeside } from './rawBeside';
import { windowNoun } from './windowNoun';
import { wordException } from './wordException';
import { wordExclusion } from './wordExclusion';
import { wordPartial } from './wordReset';
import { wordsOf } from './wordsOf';

/** Where so many may fail and none does, the selector may be mistyped: a series that is not there counts nothing. */
const SUSPICIOUS_ALLOWANCE = 10;

/** A tooltip has room for so many; the others are counted. */
const MOST_INVALID_ACTS = 5;

/** Names of groups or exclusions that a tooltip has room for. */
const MOST_LISTED = 5;

/** What is worth knowing about a verdict and does not change it, a sentence each. */
export function notesOf(verdict: Verdict, reader: Reader): string[] {
  const { budget, agreement, slo } = verdict;
  const notes = [wordApproximations(verdict)].filter(Boolean);
  if (budget?.partialSince !== undefined) {
    const since = wordPartial(slo, budget, reader);
    notes.push(
      budget.partialBecause === 'starts'
        ? `Counts since ${since}, when this SLO starts.`
        : `The data begins ${since}, inside the window: the sum is over a part of it.`
    );
  }
  if (budget !== undefined && rawBeside(verdict) !== undefined) {
    const exclusions = exclusionsIn(slo, budget);
    notes.push(...exclusions.slice(0, MOST_LISTED).map((it) => wordExclusion(it, reader)));
    if (exclusions.length > MOST_LISTED) {
      notes.push(`${exclusions.length - MOST_LISTED} more exclusions.`);
    }
  }
  notes.push(...goneGroups(verdict));
  if (budget !== undefined && budget.bad === 0 && budget.allowedBad >= SUSPICIOUS_ALLOWANCE) {
    const words = wordsOf(slo);
    notes.push(
      `Not one ${words.bad} ${words.one} ${windowNoun(slo.window)}. If that cannot be, look at the query of the bad ones.`
    );
  }
  if (agreement?.inForce !== undefined && agreement.proposed !== undefined) {
    notes.push(
      `Version ${agreement.proposed.version} is proposed; version ${agreement.inForce.version} stays in force until everyone has signed.`
    );
  }
  notes.push(...agreementNotes(verdict, reader));
  const invalid = agreement?.invalid ?? [];
  for (const { stored, reason } of invalid.slice(0, MOST_INVALID_ACTS)) {
    notes.push(`Does not count: ${stored.act.act} of ${formatDay(stored.createdAt, reader)}. ${reason}`);
  }
  if (invalid.length > MOST_INVALID_ACTS) {
    notes.push(`${invalid.length - MOST_INVALID_ACTS} more acts do not count.`);
  }
  return notes;
}

/** What is worth knowing of the agreement besides what it decides. */
function agreementNotes(verdict: Verdict, reader: Reader): string[] {
  const { agreement, slo, at, exception } = verdict;
  if (agreement === undefined) {
    return [];
  }
  const notes: string[] = [];
  const { inForce, alsoClaimedBy = [], definition } = agreement;
  if (inForce !== undefined && isDayOver(inForce.terms.reviewOn, reader)) {
    const day = formatCalendarDay(inForce.terms.reviewOn, reader);
    notes.push(`The review was due ${day}. Version ${inForce.version} stays in force until a new one is signed.`);
  }
  if (alsoClaimedBy.length > 0) {
    const verb = alsoClaimedBy.length === 1 ? 'claims' : 'claim';
    notes.push(
      `${listWords(alsoClaimedBy)} ${verb} this SLO too. ${definition.title} decides; take the SLO out of all agreements but one.`
    );
  }
  if (inForce !== undefined) {
    notes.push(...partiesNeedingSigners(agreement, at).map((it) => signerNote(it, reader)));
    const others = exceptionsAt(agreement, slo.id, at).filter((it) => it !== exception?.decision);
    notes.push(...others.map((it) => wordException(it, reader)));
  }
  return notes;
}

function signerNote({ party, left }: PartyWithoutSigner, reader: Reader): string {
  const who = left.map(({ name, until }) => `${name} left ${formatDay(until, reader)}`);
  const why = who.length === 0 ? '' : ` (${listWords(who)})`;
  return `Nobody acts for ${PARTY_NAMES[party]}${why}: name somebody before the review. What was signed stays.`;
}

/** Groups that have disappeared do not count; where all have, all do, because then it is the data that stopped. */
function goneGroups({ groups = [] }: Verdict): string[] {
  const gone = groups.filter((it) => it.isStale).map((it) => it.name);
  if (gone.length === 0 || gone.length === groups.length) {
    return [];
  }
  const named = gone.length > MOST_LISTED ? [...gone.slice(0, MOST_LISTED), `${gone.length - MOST_LISTED} more`] : gone;
  const count = gone.length === 1 ? '1 group has' : `${gone.length} groups have`;
  return [
    `${count} had no data for a day and ${gone.length === 1 ? 'is' : 'are'} left out of the total: ${listWords(named)}.`,
  ];
}
