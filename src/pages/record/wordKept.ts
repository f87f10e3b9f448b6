import type { ActKind } from '../../core/agreement/Act';
import { formatMoment, type Reader } from '../../core/wording/formatTime';
import type { ActDraft, KeptAct } from './Desk';

const LONGEST = 80;

const SAID: Readonly<Record<ActKind, string>> = {
  propose: 'your proposal',
  sign: 'your signature',
  'send-back': 'your send-back',
  retire: 'your wish to retire',
  comment: 'your comment',
  'ask-exception': 'the exception you asked for',
  'ask-exclusion': 'the exclusion you asked for',
  approve: 'your approval',
  decline: 'your no',
  revoke: 'your revocation',
  'confirm-recovery': 'your confirmation',
  book: 'the launch you booked',
  note: 'your note',
};

/** "2 things you said did not arrive". */
export function keptTitle(count: number): string {
  return count === 1 ? 'Something you said did not arrive' : `${count} things you said did not arrive`;
}

/** "Today 14:20, your note: When checkout fails too often. “Index added.”" */
export function wordKept(
  { draft, agreement, at }: KeptAct,
  titles: ReadonlyMap<string, string>,
  reader: Reader
): string {
  const when = formatMoment(at, reader);
  const text = ownWords(draft);
  const said = `${when[0]?.toUpperCase()}${when.slice(1)}, ${SAID[draft.act]}: ${titles.get(agreement) ?? agreement}.`;
  return text === '' ? said : `${said} “${text}”`;
}

/** What the person typed, cut where it is long. */
function ownWords(draft: ActDraft): string {
  const text = 'text' in draft ? draft.text : 'scope' in draft ? draft.scope : 'reason' in draft ? draft.reason : '';
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
