import type { Act, ActReference, BookAct } from '../agreement/Act';
import type { AgreementVersion, RecordEntry } from '../agreement/AgreementState';
import { PARTY_NAMES } from '../agreement/parties';
import { partyOf } from '../agreement/partyOf';
import type { Terms } from '../agreement/Terms';
import { formatTarget } from './formatShare';
import { formatDay, formatMoment, type Reader } from './formatTime';
import { listWords } from './listWords';
import { tierName } from './wordTier';
import { wordStretch } from './wordStretch';

/** An act in words. */
export interface WordedAct {
  /** "Pat Reyes (Product)"; "Pat Reyes (says: Product)" where they do not act for it. */
  who: string;
  /** "proposed version 4". */
  what: string;
  /** Their own words: the reason or the comment. Empty when there are none. */
  text: string;
}

/**
 * One act of the record in words.
 *
 * @param among the other entries: with them it says what was approved, declined or revoked, and calls tiers and SLOs by name
 */
export function wordAct(entry: RecordEntry, reader: Reader, among: readonly RecordEntry[] = []): WordedAct {
  const { act } = entry.stored;
  const party = partyOf(act);
  return {
    who: party === undefined ? entry.name : `${entry.name} (${entry.claimsParty ? 'says: ' : ''}${PARTY_NAMES[party]})`,
    what: whatOf(act, reader, among),
    text: 'reason' in act ? act.reason : 'text' in act ? act.text : '',
  };
}

/** Where a version stands: "Version 4, proposed today 14:20, waits for Product and SRE". */
export function wordVersionStatus(version: AgreementVersion, reader: Reader): string {
  return `Version ${version.version}, ${statusOf(version, reader)}`;
}

function whatOf(act: Act, reader: Reader, among: readonly RecordEntry[]): string {
  switch (act.act) {
    case 'propose':
      return `proposed version ${act.version}`;
    case 'sign':
      return `signed version ${act.version}`;
    case 'send-back':
      return act.counter === undefined
        ? `sent version ${act.version} back`
        : `sent version ${act.version} back and proposed version ${act.counter.version} in return`;
    case 'retire':
      return `asked to retire version ${act.version}`;
    case 'comment':
      return act.version === undefined ? 'commented' : `commented on version ${act.version}`;
    case 'ask-exception':
      return `asked for an exception until ${formatMoment(Date.parse(act.until), reader)}${about(act.slos, among)}: ${act.scope}`;
    case 'ask-exclusion': {
      const stretch = wordStretch(Date.parse(act.from), Date.parse(act.to), reader);
      return `asked not to count ${stretch}${about(act.slos, among)}`;
    }
    case 'approve':
      return `approved ${asked(act.of, reader, among)}`;
    case 'decline':
      return `declined ${asked(act.of, reader, among)}`;
    case 'revoke':
      return wordRevoke(act.of, reader, among);
    case 'confirm-recovery': {
      const slos = act.slo === undefined ? undefined : [act.slo];
      return `confirmed that the cause of “${tierNamed(act.tier, among)}” is fixed${about(slos, among)}`;
    }
    case 'book':
      return wordBooking(act, reader, among);
    case 'note':
      return `noted${about(act.slos, among)}`;
  }
}

function wordBooking(act: BookAct, reader: Reader, among: readonly RecordEntry[]): string {
  const stretch = wordStretch(Date.parse(act.from), Date.parse(act.to), reader);
  const cost = act.budgetShare === undefined ? '' : `, for ${formatTarget(act.budgetShare)} of the budget`;
  return `booked the launch “${act.title}”${about(act.slos, among)}, ${stretch}${cost}`;
}

function wordRevoke(of: ActReference, reader: Reader, among: readonly RecordEntry[]): string {
  const target = find(of, among)?.stored.act;
  if (target?.act === 'book') {
    return `cancelled the launch “${target.title}”`;
  }
  const isApproved = among.some(({ stored: { act }, invalid }) => {
    return act.act === 'approve' && act.of.uid === of.uid && invalid === undefined;
  });
  return `${target !== undefined && !isApproved ? 'took back' : 'revoked'} ${asked(of, reader, among)}`;
}

/** What an answer is about: "the exception “Release 4.2” that Pat Reyes asked for". */
function asked(of: ActReference, reader: Reader, among: readonly RecordEntry[]): string {
  const entry = find(of, among);
  const act = entry?.stored.act;
  if (entry !== undefined && act?.act === 'ask-exception') {
    return `the exception “${act.scope}” that ${entry.name} asked for`;
  }
  if (entry !== undefined && act?.act === 'ask-exclusion') {
    const stretch = wordStretch(Date.parse(act.from), Date.parse(act.to), reader);
    return `not to count ${stretch}, as ${entry.name} asked`;
  }
  return 'what was asked for';
}

function find(of: ActReference, among: readonly RecordEntry[]): RecordEntry | undefined {
  return among.find((it) => it.stored.uid === of.uid);
}

function about(slos: readonly string[] | undefined, among: readonly RecordEntry[]): string {
  if (slos === undefined) {
    return '';
  }
  const titles = slos.map((id) => firstIn(among, (terms) => terms.slos.find((it) => it.id === id)?.title) ?? id);
  return ` for ${listWords(titles)}`;
}

function tierNamed(id: string, among: readonly RecordEntry[]): string {
  const tier = firstIn(among, (terms) => terms.tiers.find((it) => it.id === id));
  return tier === undefined ? id : tierName(tier);
}

/** What the newest terms that have it say. */
function firstIn<Found>(among: readonly RecordEntry[], pick: (terms: Terms) => Found | undefined): Found | undefined {
  for (const { stored } of [...among].reverse()) {
    const { act } = stored;
    const terms = act.act === 'propose' ? act.terms : act.act === 'send-back' ? act.counter?.terms : undefined;
    const found = terms && pick(terms);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function statusOf(version: AgreementVersion, reader: Reader): string {
  const { status, since, until, proposedAt, sentBack, waitsFor } = version;
  const parties = (all: AgreementVersion['required']) => listWords(all.map((it) => PARTY_NAMES[it]));
  const ranFor =
    since === undefined || until === undefined
      ? ''
      : `in force ${formatDay(since, reader)} to ${formatDay(until, reader)}, `;
  switch (status) {
    case 'proposed': {
      const waits = waitsFor.length === 0 ? '' : `, waits for ${parties(waitsFor)}`;
      return `proposed ${formatMoment(proposedAt, reader)}${waits}`;
    }
    case 'sent-back':
      return `sent back by ${parties(sentBack.map((it) => it.party))}`;
    case 'overtaken':
      return 'overtaken by a newer version';
    case 'in-force':
      return `in force since ${formatDay(since ?? proposedAt, reader)}`;
    case 'superseded':
      return `${ranFor}replaced by a newer version`;
    case 'retired':
      return `${ranFor}then retired`;
  }
}
