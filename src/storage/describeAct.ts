import type { Act } from '../core/agreement/Act';
import { PARTY_NAMES } from '../core/agreement/parties';
import { agreementUid } from './uids';

const SHORT = 60;

/** What an act says, as a sentence for Grafana's list of library panels: "SRE proposes version 2 of agreement-checkout." */
export function describeAct(act: Act): string {
  const on = agreementUid(act.agreement);
  const who = 'party' in act ? PARTY_NAMES[act.party] : '';
  switch (act.act) {
    case 'propose':
      return `${who} proposes version ${act.version} of ${on}.`;
    case 'sign':
      return `${who} signs version ${act.version} of ${on}.`;
    case 'send-back':
      return act.counter === undefined
        ? `${who} sends back version ${act.version} of ${on}.`
        : `${who} sends back version ${act.version} of ${on} and proposes version ${act.counter.version}.`;
    case 'retire':
      return `${who} wishes to retire version ${act.version} of ${on}.`;
    case 'comment':
      return act.version === undefined ? `A comment on ${on}.` : `A comment on version ${act.version} of ${on}.`;
    case 'ask-exception':
      return `${who} asks for an exception from ${on} until ${act.until}: ${short(act.scope)}`;
    case 'ask-exclusion':
      return `${who} asks to leave ${act.from} to ${act.to} out of ${on}.`;
    case 'approve':
      return `${who} approves ${act.of.uid} of ${on}.`;
    case 'decline':
      return `${who} declines ${act.of.uid} of ${on}.`;
    case 'revoke':
      return `${who} revokes ${act.of.uid} of ${on}.`;
    case 'confirm-recovery':
      return `${who} confirms that the cause of ${act.tier} of ${on} is mended.`;
    case 'book':
      return `${who} books a launch under ${on}, ${act.from} to ${act.to}: ${short(act.title)}`;
    case 'note':
      return `A note on ${on}.`;
  }
}

/** One line of people's own words. */
function short(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > SHORT ? `${characters.slice(0, SHORT - 1).join('')}…` : characters.join('');
}
