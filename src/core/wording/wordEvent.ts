import { PARTY_NAMES, type Party } from '../agreement/parties';
import type { PolicyEvent } from '../policy/eventsOf';
import { formatShare } from './formatShare';
import { formatCalendarDay, formatMoment, type Reader } from './formatTime';
import { listWords } from './listWords';

/** An event in words. */
export interface WordedEvent {
  /** "Checkout works: Ship with care → Reliability first". */
  title: string;
  /** Who, why and until when; may be empty. */
  text: string;
}

/**
 * One event in words: plain text, never markup.
 *
 * @param titleOf the title of an SLO by its id
 */
export function wordEvent(event: PolicyEvent, titleOf: (slo: string) => string, reader: Reader): WordedEvent {
  const slos = listWords(event.slos.map(titleOf));
  const titled = (title: string, ...sentences: string[]) => ({
    title: `${slos}: ${title}`,
    text: sentences.filter(Boolean).join(' '),
  });
  switch (event.kind) {
    case 'in-force': {
      const { version, terms } = event.version;
      const review = `Review ${formatCalendarDay(terms.reviewOn, reader)}.`;
      const before = event.before === undefined ? '' : `It supersedes version ${event.before}.`;
      return titled(`version ${version} of the agreement in force`, before, signers(event.version), review);
    }
    case 'retired': {
      const { by, version } = event;
      const last = by === undefined ? '' : `${by.name} wished so last${because(by.reason)}`;
      return titled(`version ${version.version} of the agreement retired`, 'All parties wished so.', last);
    }
    case 'exception': {
      const { scope, asked, approvals, until, ended } = event.exception;
      const end = ended === undefined ? `Until ${formatMoment(until, reader)}.` : '';
      return titled(
        `exception for ${unended(scope)}`,
        `Asked for by ${person(asked)}${because(asked.reason)}`,
        `Approved by ${listWords(approvals.map(person))}.`,
        end
      );
    }
    case 'exclusion': {
      const { asked, approvals, from, to } = event.exclusion;
      return titled(
        'this time does not count',
        `From ${formatMoment(from, reader)} to ${formatMoment(to, reader)}${because(asked.reason)}`,
        `Agreed by ${listWords(approvals.map(person))}.`
      );
    }
    case 'revoked': {
      const verb = event.what === 'launch' ? 'launch cancelled' : `${event.what} revoked`;
      return titled(`${verb}: ${unended(event.about)}`, `By ${person(event.by)}${because(event.by.reason)}`);
    }
    case 'recovery':
      return titled(
        `recovery from ${event.tier} confirmed`,
        `By ${person(event.confirmation)}${because(event.confirmation.reason)}`
      );
    case 'launch': {
      const { title, budgetShare } = event.booking;
      const share = budgetShare === undefined ? '' : `It may cost ${formatShare(budgetShare)} of the allowance.`;
      return titled(`launch of ${unended(title)}`, `Booked by ${person(event.booking)}.`, share);
    }
    case 'note':
      return titled(`note by ${event.name}`, event.text);
    case 'tier':
      return titled(`${event.before} → ${event.after}`);
  }
}

function signers(version: Signed): string {
  const people = version.required.flatMap((party) => version.signatures.find((it) => it.party === party) ?? []);
  return people.length === 0 ? '' : `Signed by ${listWords(people.map(person))}.`;
}

interface Signed {
  required: readonly Party[];
  signatures: ReadonlyArray<{ party: Party; name: string }>;
}

/** "Pat Reyes (Product)". */
function person({ name, party }: { name: string; party: Party }): string {
  return `${name} (${PARTY_NAMES[party]})`;
}

/** The end of a sentence with a reason in people's own words: ": A law requires it." */
function because(reason: string): string {
  return unended(reason) === '' ? '.' : `: ${unended(reason)}.`;
}

function unended(words: string): string {
  return words.trim().replace(/\.$/, '');
}
