import { is } from 'valibot';
import type { Signer } from '../agreement/AgreementDefinition';
import type { Checkpoint } from '../agreement/Checkpoint';
import { checkpointSchema } from '../agreement/checkpointSchema';
import { PARTIES, type Party, PARTY_NAMES } from '../agreement/parties';
import type { Exclusion } from '../slo/Exclusion';
import type { Indicator } from '../slo/Indicator';
import { sloSchema } from '../slo/sloSchemas';
import { formatTarget } from './formatShare';
import { formatDay } from './formatTime';
import { listWords } from './listWords';
import { formatWindow } from './formatWindow';
import { sayParties, SLO_FIELDS } from './sayField';
import { wordExclusion } from './wordExclusion';
import { wordIndicator } from './wordIndicator';

/** Every day with its year: what is compared may be years apart. */
const ANY_READER = { timeZone: 'UTC', now: 0 };

const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SLO_FIELDS).map(([field, { label }]) => [field, capitalized(label)])),
  id: 'Id',
  title: 'Title',
  service: 'Service',
  team: 'Team',
  'words.one': 'Word for one event',
  'words.many': 'Word for several events',
  'words.bad': 'Word for a bad event',
  slos: 'SLOs',
  signers: 'Who acts for which party',
  required: 'Must sign',
  requiredFrom: 'Since when parties must sign',
  checkpoint: 'Checkpoint of the record',
};

const SIGNER_FIELDS: Readonly<Record<string, string>> = {
  userId: 'Grafana user',
  login: 'login',
  name: 'name',
  from: 'acts from',
  until: 'acts until',
};

/**
 * What a field of an agreement's definition or of an SLO is called.
 *
 * @param path as mergeFields has it: "signers.product.pat.name" reads "Product, pat: name"
 */
export function fieldLabel(path: string): string {
  const [first = '', second = '', ...rest] = path.split('.');
  const party = PARTIES.find((it) => it === second);
  if (first === 'signers' && party !== undefined) {
    return signerLabel(party, rest);
  }
  if (first === 'requiredFrom' && party !== undefined) {
    return `${PARTY_NAMES[party]} must sign from`;
  }
  return LABELS[path] ?? path;
}

/**
 * What a field holds, in plain words; "nothing" where there is none.
 *
 * @param path as mergeFields has it
 */
export function fieldValue(path: string, value: unknown): string {
  if (value === undefined || value === null || value === '') {
    return 'nothing';
  }
  return (sayAgreementField(path, value) ?? saySloField(path, value) ?? sayPlain(value)) || 'nothing';
}

/** A login may have dots of its own. */
function signerLabel(party: Party, rest: readonly string[]): string {
  const field = rest.length > 1 ? SIGNER_FIELDS[rest.at(-1)!] : undefined;
  const login = (field === undefined ? rest : rest.slice(0, -1)).join('.');
  const whose = [`${PARTY_NAMES[party]}`, login].filter(Boolean).join(', ');
  return field === undefined ? (login === '' ? `Who acts for ${whose}` : whose) : `${whose}: ${field}`;
}

function sayAgreementField(path: string, value: unknown): string | undefined {
  if (path === 'checkpoint' && isCheckpoint(value)) {
    return `${value.count} acts, by ${value.by.login} on ${sayMoment(value.at)}`;
  }
  if (path === 'required' && isPartyList(value)) {
    return sayParties(value);
  }
  if (path.startsWith('signers.') && Array.isArray(value)) {
    return listWords(value.map((it) => (isSigner(it) ? saySigner(it) : JSON.stringify(it))));
  }
  return path.startsWith('signers.') && isSigner(value) ? saySigner(value) : undefined;
}

/** Known values only: what a stored definition holds was narrowed, but one by one they are unknown here. */
function saySloField(path: string, value: unknown): string | undefined {
  const { target, window, indicator, source, words, exclusions } = sloSchema.entries;
  if (path === 'target' && is(target, value)) {
    return formatTarget(value);
  }
  if (path === 'window' && is(window, value)) {
    return formatWindow(value);
  }
  if (path === 'indicator' && is(indicator, value)) {
    return wordIndicator(value as Indicator);
  }
  if (path === 'source' && is(source, value)) {
    return `${value.type} (${value.uid})`;
  }
  if (path === 'words' && is(words, value)) {
    return `${value.one}, ${value.many}, ${value.bad}`;
  }
  return path === 'exclusions' && value !== undefined && is(exclusions, value)
    ? (value as Exclusion[]).map((it) => wordExclusion(it, ANY_READER)).join(' ')
    : undefined;
}

function sayPlain(value: unknown): string {
  if (typeof value === 'string') {
    return MOMENT.test(value) ? sayMoment(Date.parse(value)) : value;
  }
  if (Array.isArray(value) && value.every((it) => typeof it === 'string')) {
    return listWords(value);
  }
  return typeof value === 'number' ? `${value}` : JSON.stringify(value);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

/** "Pat Reyes (pat), until 3 Mar 2027 09:00 UTC". */
function saySigner({ name, login, from, until }: Signer): string {
  const dates = [from && `from ${sayMoment(Date.parse(from))}`, until && `until ${sayMoment(Date.parse(until))}`];
  return [`${name} (${login})`, ...dates.filter(Boolean)].join(', ');
}

/** "3 Mar 2027 09:00 UTC". */
function sayMoment(time: number): string {
  return `${formatDay(time, ANY_READER)} ${new Date(time).toISOString().slice(11, 16)} UTC`;
}

function isSigner(value: unknown): value is Signer {
  return isObject(value) && typeof value.login === 'string' && typeof value.name === 'string';
}

function isCheckpoint(value: unknown): value is Checkpoint {
  return is(checkpointSchema, value);
}

function isPartyList(value: unknown): value is Party[] {
  return Array.isArray(value) && value.every((it) => PARTIES.some((party) => party === it));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
