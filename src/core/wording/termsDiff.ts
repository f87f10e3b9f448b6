import { canonicalHash } from '../agreement/canonicalHash';
import { exceptionParties, exclusionParties } from '../agreement/decisionParties';
import { type Party, PARTY_NAMES } from '../agreement/parties';
import type { DataTolerance, SloTerms, Terms } from '../agreement/Terms';
import type { Tier } from '../agreement/Tier';
import { formatTarget } from './formatShare';
import { HEADLINES } from './headlines';
import { type SaidFields, sayDay, sayParties, sayText, SLO_FIELDS } from './sayField';
import { tierBegins, tierEnds, tierName } from './wordTier';

/** One field that two terms have differently, in plain words. */
export interface FieldChange {
  /** JSON path: "slos.checkout.target"; items of lists by their id where they have one. */
  path: string;
  /** Plain label: "Checkout works: target". */
  label: string;
  /** Absent where there was none. */
  before?: string;
  /** Absent where there is none any more. */
  after?: string;
}

/**
 * What changes from one version of the terms to another, field by field, in the order in which terms are read. Empty exactly
 * when both have the same hash. Everything is new without a version before, and so is every field of what is added.
 */
export function termsDiff(before: Terms | undefined, after: Terms): FieldChange[] {
  return [
    ...changes(TERMS_FIRST, before, after),
    ...listChanges(before?.slos, after.slos, 'slos', 'SLOs', (it) => it.title, sloChanges),
    ...listChanges(before?.tiers, after.tiers, 'tiers', 'Tiers', tierName, tierChanges),
    ...changes(TERMS_LAST, before, after),
    ...changes(DATA_FIELDS, before?.data, after.data, 'data.'),
  ];
}

type PlainFields = Omit<Terms, 'slos' | 'tiers' | 'data'>;
type First = Pick<PlainFields, 'title' | 'goals' | 'notGoals'>;

const TERMS_FIRST: SaidFields<First> = {
  title: { label: 'Title', say: sayText },
  goals: { label: 'Goals', say: sayText },
  notGoals: { label: 'Not meant for', say: sayText },
};

const TERMS_LAST: SaidFields<Omit<PlainFields, keyof First>> = {
  required: { label: 'Must sign', say: sayParties },
  alwaysAllowed: { label: 'Always allowed', say: sayText },
  escalation: { label: 'Escalation', say: sayText },
  reviewOn: { label: 'Review', say: sayDay },
  exceptionsBy: { label: 'May grant an exception', say: (parties) => `any of ${sayParties(parties)}` },
  exclusionsBy: { label: 'Must agree to an exclusion', say: sayParties },
  minAllowedBad: { label: 'Fewest bad events the window must allow', say: (count) => `${count}` },
};

const DATA_FIELDS: SaidFields<DataTolerance> = {
  maxAgeMinutes: { label: 'Missing data: newest sample at most', say: (minutes) => `${minutes} minutes old` },
  minCoverage: { label: 'Missing data: least of the window with data', say: formatTarget },
};

/** What holds where the terms say nothing: a party list that is left out is not an empty one. */
const UNSAID: Readonly<Record<string, string>> = {
  exceptionsBy: `${sayParties(exceptionParties({}))}, as nothing is said`,
  exclusionsBy: `${sayParties(exclusionParties({}))}, as nothing is said`,
};

const TIER_FIELDS: SaidFields<Omit<Tier, 'duties'>> = {
  id: { label: 'id', say: sayText },
  name: { label: 'name', say: sayText },
  decision: { label: 'decision', say: (decision) => HEADLINES[decision] },
  enter: { label: 'begins', say: (enter) => tierBegins({ enter }, 'full') },
  leave: { label: 'ends', say: (leave) => tierEnds({ leave }, 'full') },
  agreed: { label: 'agreed', say: sayText },
  reliabilityShare: { label: 'capacity for reliability', say: formatTarget },
};

const DUTY_FIELDS: SaidFields<Tier['duties']> = {
  product: duty('product'),
  sre: duty('sre'),
  lead: duty('lead'),
  development: duty('development'),
  executive: duty('executive'),
};

function duty(party: Party) {
  return { label: `what ${PARTY_NAMES[party]} does`, say: sayText };
}

function sloChanges(before: SloTerms | undefined, after: SloTerms): FieldChange[] {
  return changes(SLO_FIELDS, before, after, `slos.${after.id}.`, `${after.title}: `);
}

function tierChanges(before: Tier | undefined, after: Tier): FieldChange[] {
  const prefix = `${tierName(after)}: `;
  const path = `tiers.${after.id}.`;
  return [
    ...changes(TIER_FIELDS, before, after, path, prefix),
    ...changes(DUTY_FIELDS, before?.duties, after.duties, `${path}duties.`, prefix),
  ];
}

/** Added, removed and moved items as one change of the list; then what changed in each item. */
function listChanges<Item extends { id: string }>(
  before: readonly Item[] | undefined,
  after: readonly Item[],
  path: string,
  label: string,
  nameOf: (item: Item) => string,
  itemChanges: (before: Item | undefined, after: Item) => FieldChange[]
): FieldChange[] {
  const ids = (items: readonly Item[] | undefined) => items?.map((it) => it.id).join();
  const names = (items: readonly Item[] | undefined) => items?.map(nameOf).join(', ');
  const found =
    ids(before) === ids(after) ? [] : [changed(path, label, [names(before), ids(before)], [names(after), ids(after)])];
  return [
    ...found,
    ...after.flatMap((it) =>
      itemChanges(
        before?.find((old) => old.id === it.id),
        it
      )
    ),
  ];
}

function changes<Whole extends object>(
  fields: SaidFields<Whole>,
  before: Whole | undefined,
  after: Whole,
  path = '',
  prefix = ''
): FieldChange[] {
  return (Object.keys(fields) as Array<keyof Whole & string>).flatMap((key) => {
    const { label, say } = fields[key];
    const words = (whole: Whole | undefined) => {
      const value = whole?.[key];
      return value === undefined || value === null ? whole && UNSAID[key] : say(value, whole!) || undefined;
    };
    const isSame = before !== undefined && areEqual(before[key], after[key]);
    // An item that is added says what it is; its id and what it leaves out are no news.
    const isNews = before !== undefined || (key !== 'id' && words(after) !== undefined);
    return isSame || !isNews
      ? []
      : [changed(`${path}${key}`, `${prefix}${label}`, [words(before), before?.[key]], [words(after), after[key]])];
  });
}

type Worded = readonly [words: string | undefined, value: unknown];

/** Where two values read the same, the values themselves: a difference that is signed must be seen. */
function changed(path: string, label: string, [said, before]: Worded, [saidNow, after]: Worded): FieldChange {
  return said === saidNow
    ? { path, label, ...texts(JSON.stringify(before), JSON.stringify(after)) }
    : { path, label, ...texts(said, saidNow) };
}

function texts(before: string | undefined, after: string | undefined): Pick<FieldChange, 'before' | 'after'> {
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function areEqual(a: unknown, b: unknown): boolean {
  return a === b || canonicalHash({ value: a }) === canonicalHash({ value: b });
}
