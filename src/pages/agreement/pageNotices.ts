import type { AgreementState, RecordEntry } from '../../core/agreement/AgreementState';
import type { Rights } from '../../core/agreement/Rights';
import { tamperedActs } from '../../core/agreement/tamperedActs';
import { formatCalendarDay, isDayOver, type Reader } from '../../core/wording/formatTime';
import { wordAct } from '../../core/wording/wordAct';
import { lastWriter } from '../../storage/lastWriter';
import type { Unreadable } from '../../storage/ports';
import { signerGaps } from './signerGaps';

/** Something the page says before everything else. */
export interface PageNotice {
  severity: 'info' | 'warning' | 'error';
  title: string;
  /** A sentence each. */
  lines: string[];
}

interface Input {
  state: AgreementState;
  access: Rights;
  unreadable: readonly Unreadable[];
  readOnly?: string;
}

/** What must be known about an agreement before one reads or signs it, gravest first. */
export function pageNotices({ state, access, unreadable, readOnly }: Input, reader: Reader): PageNotice[] {
  const { definition, inForce, entries, doubts, alsoClaimedBy = [] } = state;
  const slos = definition.slos.map((id) => `slo-${id}`);
  const unread = unreadable.filter((it) => it.agreement === definition.id || slos.includes(it.uid));
  const restored = entries.filter((it) => it.restored !== undefined).length;
  const gaps = signerGaps(state, reader.now);
  return [
    notice('error', 'The record was tampered with', tampering(state, unread, reader)),
    notice('error', 'The record is not what it was', doubts),
    notice(
      'warning',
      'Some of the record counts although it was removed or changed',
      restored === 0
        ? []
        : [
            `${restored === 1 ? 'One act is' : `${restored} acts are`} marked below: an earlier checkpoint holds what they said.`,
          ]
    ),
    notice(
      'warning',
      'A part of it could not be read',
      unread.map((it) => `${it.name}: ${it.problem}${lastWriter(it)}`)
    ),
    notice('warning', 'Read only here', readOnly === undefined ? [] : [readOnly]),
    notice(
      'warning',
      'The review is overdue',
      inForce && isDayOver(inForce.terms.reviewOn, reader) ? [due(inForce.terms.reviewOn, reader)] : []
    ),
    notice('warning', 'A new signer is needed', gaps),
    notice(
      'warning',
      'Another agreement covers the same SLO',
      alsoClaimedBy.map((title) => `${title} claims an SLO of this agreement too. Take it out of one of them.`)
    ),
    notice(
      'info',
      'You are not signed in',
      access.user === undefined ? ['Everything can be read. Sign in to Grafana to comment, propose or sign.'] : []
    ),
  ].filter((it) => it.lines.length > 0);
}

/** What was changed or removed; what merely could not be read has a notice of its own. */
function tampering(state: AgreementState, unread: readonly Unreadable[], reader: Reader): string[] {
  const acts = tamperedActs(state).filter((it) => it.kind !== 'missing' || unread.every(({ uid }) => uid !== it.uid));
  const worded = (entry: RecordEntry) => {
    const { who, what } = wordAct(entry, reader, state.entries);
    return `“${who} ${what}”`;
  };
  const lines = acts.map((it) => {
    switch (it.kind) {
      case 'changed':
        return `${worded(it.entry)} was changed afterwards by ${it.by}.`;
      case 'altered':
        return `${worded(it.entry)} is not what it was.`;
      case 'missing':
        return it.by === undefined ? `The act ${it.uid} is missing.` : `An act by ${it.by} is missing (${it.uid}).`;
    }
  });
  return lines.length === 0 ? [] : [...lines, 'What rested on it does not count; those concerned can sign again.'];
}

function notice(severity: PageNotice['severity'], title: string, lines: string[]): PageNotice {
  return { severity, title, lines };
}

function due(reviewOn: string, reader: Reader): string {
  return `It was due on ${formatCalendarDay(reviewOn, reader)}. The agreement stays in force; propose a version with a later review.`;
}
