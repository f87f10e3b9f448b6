import { type Party, PARTY_NAMES } from '../agreement/parties';
import type { WaitingItem } from '../agreement/waitingFor';
import { formatAge, formatCalendarDay, formatMoment, type Reader } from './formatTime';
import { listWords } from './listWords';
import { wordStretch } from './wordStretch';

/** Something that waits for a person, in words. */
export interface WordedWaiting {
  /** What to do: "Sign version 4". */
  title: string;
  /** Who said what and since when. The agreement is named beside it. */
  sentence: string;
}

/** What waits for a person: what to do, and why. */
export function wordWaiting(item: WaitingItem, reader: Reader): WordedWaiting {
  const age = formatAge(item.since, reader);
  const by = (name: string, party: Party) => `${name} (${PARTY_NAMES[party]})`;
  switch (item.kind) {
    case 'sign':
      return {
        title: `Sign version ${item.version}, or send it back`,
        sentence: sentence(
          `${by(item.proposedBy, item.proposedFor)} proposed it ${age}, and it waits for ${names(item.parties)}`,
          item.reason
        ),
      };
    case 'sent-back': {
      const { name, party, counterVersion, reason } = item.by;
      const inReturn = counterVersion === undefined ? '' : ` and proposed version ${counterVersion} in return`;
      return {
        title:
          counterVersion === undefined
            ? `Your version ${item.version} was sent back`
            : `Your version ${item.version} was answered with version ${counterVersion}`,
        sentence: sentence(`${by(name, party)} sent it back ${age}${inReturn}`, reason),
      };
    }
    case 'approve': {
      const { asked } = item;
      const what =
        asked.kind === 'exception'
          ? `“${asked.scope}” until ${formatMoment(asked.until, reader)}`
          : `not to count ${wordStretch(asked.from, asked.to, reader)}`;
      return {
        title: asked.kind === 'exception' ? 'Approve or decline an exception' : 'Approve or decline an exclusion',
        sentence: sentence(`${by(asked.asked.name, asked.asked.party)} asked ${age}: ${what}`, asked.asked.reason),
      };
    }
    case 'confirm-recovery': {
      const tier = item.tierName ?? item.tier;
      const about = item.slo === undefined ? '' : ` for ${item.slo}`;
      return {
        title: 'Confirm that the cause is fixed',
        sentence: sentence(
          `The tier “${tier}”${about} ends when ${names(item.parties)} confirms that its cause is fixed`
        ),
      };
    }
    case 'retire': {
      const wishes = listWords(item.wishes.map((it) => by(it.name, it.party)));
      const since = item.wishes.length === 1 ? ` ${age}` : `, the first ${age}`;
      return {
        title: `Retire version ${item.version}, or keep it`,
        sentence: sentence(`${wishes} asked to retire it${since}`, item.wishes[0]?.reason),
      };
    }
    case 'review': {
      const day = formatCalendarDay(item.reviewOn, reader);
      return {
        title: item.isOverdue ? 'The review is overdue' : 'A review is near',
        sentence: sentence(
          item.isOverdue
            ? `The review was due on ${day}; version ${item.version} stays in force until a new one is signed`
            : `Version ${item.version} is to be reviewed on ${day}`
        ),
      };
    }
    case 'new-signer':
      return {
        title: `${PARTY_NAMES[item.party]} needs a signer`,
        sentence: sentence(
          `${item.left === undefined ? 'Nobody acts for it yet' : `${item.left} ceased to act for it ${age}`}, and it has to sign. Name somebody who acts for it`
        ),
      };
  }
}

/** A sentence, and what somebody said in their own words. */
function sentence(text: string, words = ''): string {
  return words.trim() === '' ? `${text}.` : `${text}. “${words.trim()}”`;
}

function names(parties: readonly Party[]): string {
  return listWords(parties.map((it) => PARTY_NAMES[it]));
}
