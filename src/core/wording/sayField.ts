import type { Party } from '../agreement/parties';
import { PARTY_NAMES } from '../agreement/parties';
import type { SloTerms } from '../agreement/Terms';
import { wordTolerance } from '../slo/tolerance/wordTolerance';
import { unitOf } from '../slo/unitOf';
import { formatTarget } from './formatShare';
import { formatCalendarDay } from './formatTime';
import { formatWindow } from './formatWindow';
import { listWords } from './listWords';
import { wordExclusion } from './wordExclusion';
import { wordIndicator } from './wordIndicator';
import { wordsOf } from './wordsOf';

/** What a field is called, and how its value reads. `whole` is the object that the field is of, for values that need it. */
export interface SaidField<Value, Whole> {
  label: string;
  say: (value: NonNullable<Value>, whole: Whole) => string;
}

/** All fields of an object: one that is forgotten does not compile. */
export type SaidFields<Whole> = { [Field in keyof Required<Whole>]: SaidField<Whole[Field], Whole> };

/** Every day with its year: what is compared may be years apart. */
const ANY_READER = { timeZone: 'UTC', now: 0 };

export function sayText(text: string): string {
  return text;
}

/** A calendar day with its year: "3 Jun 2027". */
export function sayDay(day: string): string {
  return formatCalendarDay(day, ANY_READER);
}

/** "Product, SRE and Development". */
export function sayParties(parties: readonly Party[]): string {
  return listWords(parties.map((it) => PARTY_NAMES[it]));
}

/** The fields of an SLO that are signed. */
export const SLO_FIELDS: SaidFields<SloTerms> = {
  id: { label: 'id', say: sayText },
  title: { label: 'name', say: sayText },
  promise: { label: 'promise', say: sayText },
  target: { label: 'target', say: sayTarget },
  window: { label: 'window', say: formatWindow },
  indicator: { label: 'how it is measured', say: wordIndicator },
  source: { label: 'data source', say: ({ type, uid }) => `${type} (${uid})` },
  words: { label: 'words of an event', say: ({ one, many, bad }) => `${one}, ${many}, ${bad}` },
  groupBy: { label: 'for each', say: (labels) => listWords(labels) },
  exclusions: { label: 'not counted', say: (all) => all.map((it) => wordExclusion(it, ANY_READER)).join(' ') },
  startsOn: { label: 'counts from', say: sayDay },
};

/** "99.9 % (1 checkout in 1,000)". */
function sayTarget(target: number, slo: SloTerms): string {
  const tolerance = wordTolerance(target, unitOf(slo.indicator), slo.window, wordsOf(slo));
  return `${formatTarget(target)} (${tolerance})`;
}
