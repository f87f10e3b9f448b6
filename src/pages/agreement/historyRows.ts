import type { Act } from '../../core/agreement/Act';
import type { AgreementState, RecordEntry } from '../../core/agreement/AgreementState';
import type { Terms } from '../../core/agreement/Terms';
import { termsHash } from '../../core/agreement/termsHash';
import { formatMoment, type Reader } from '../../core/wording/formatTime';
import { type FieldChange, termsDiff } from '../../core/wording/termsDiff';
import { wordAct } from '../../core/wording/wordAct';

/** One act of the record as the page shows it. */
export interface HistoryRow {
  uid: string;
  who: string;
  what: string;
  when: string;
  /** ISO time, for machines and tooltips. */
  time: string;
  /** Their own words; may be empty. */
  text: string;
  /** Why it does not count; absent when it does. */
  invalid?: string;
  /** Why it counts although it was removed or changed; absent for all others. */
  restored?: string;
  /** What terms proposed by it change of those it answers. */
  changes: FieldChange[];
}

/** How an agreement came about: every act, oldest first, also those that do not count. */
export function historyRows({ entries }: Pick<AgreementState, 'entries'>, reader: Reader): HistoryRow[] {
  const table = new Table();
  const signed = new Signed();
  return entries.map((entry) => {
    const { uid, act, createdAt } = entry.stored;
    const { who, what, text } = wordAct(entry, reader, entries);
    return {
      uid,
      who,
      what: signed.isAgain(entry) ? `${what} again` : what,
      text,
      when: formatMoment(createdAt, reader),
      time: new Date(createdAt).toISOString(),
      invalid: entry.invalid,
      restored: entry.restored,
      changes: table.changesBy(entry, act),
    };
  });
}

/** Who has signed what so far: the same person may do so in two tabs at once. */
class Signed {
  private readonly keys = new Set<string>();

  /** Whether an act signs what its writer has signed already. */
  isAgain({ stored: { act, createdBy }, invalid }: RecordEntry): boolean {
    if (invalid !== undefined || (act.act !== 'sign' && act.act !== 'send-back' && act.act !== 'retire')) {
      return false;
    }
    const key = [act.party, act.version, act.termsHash].join(' ');
    const own = `${key} ${createdBy.id}`;
    if (act.act === 'sign') {
      const isAgain = this.keys.has(own);
      this.keys.add(own);
      return isAgain;
    }
    // Signing after that takes it back: it says something new.
    [...this.keys].filter((it) => it.startsWith(`${key} `)).forEach((it) => this.keys.delete(it));
    return false;
  }
}

/** The terms that were on the table so far. */
class Table {
  private readonly byHash = new Map<string, Terms>();
  private newest?: Terms;

  /** What an act changes of the terms before; nothing for the first terms, which are all new. */
  changesBy({ invalid }: RecordEntry, act: Act): FieldChange[] {
    const terms = termsIn(act);
    if (terms === undefined) {
      return [];
    }
    const answered = act.act === 'send-back' ? this.byHash.get(act.termsHash) : undefined;
    const before = answered ?? this.newest;
    if (invalid === undefined) {
      this.byHash.set(termsHash(terms), terms);
      this.newest = terms;
    }
    return before === undefined ? [] : termsDiff(before, terms);
  }
}

function termsIn(act: Act): Terms | undefined {
  if (act.act === 'propose') {
    return act.terms;
  }
  return act.act === 'send-back' ? act.counter?.terms : undefined;
}
