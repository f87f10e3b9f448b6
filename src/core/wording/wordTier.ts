import { type Party, PARTY_NAMES } from '../agreement/parties';
import type { Tier, TierEntry } from '../agreement/Tier';
import { formatTarget } from './formatShare';
import { HEADLINES } from './headlines';

/** `short` beside a budget bar: "below 25 %"; `full` where nothing says of what: "below 25 % left". */
type Style = 'short' | 'full';

/** When a tier begins: "below 25 % or one incident over 20 %", "used up". Empty for the tier that holds when no other does. */
export function tierBegins({ enter }: Pick<Tier, 'enter'>, style: Style = 'short'): string {
  return enter === undefined ? '' : rulesOf(enter, style).join(' or ');
}

/**
 * When a tier ends: "above 30 % for 6 h", "above 10 % for 24 h, and the Engineering lead confirms the cause is fixed". Empty for
 * the tier that holds when no other does.
 */
export function tierEnds({ enter, leave }: Pick<Tier, 'enter' | 'leave'>, style: Style = 'short'): string {
  if (leave === undefined) {
    return enter === undefined ? '' : 'as soon as that no longer holds';
  }
  const held = leave.heldForHours === 0 ? '' : ` for ${hours(leave.heldForHours)}`;
  const confirmed =
    leave.confirmedBy === undefined ? '' : `, and ${partyInSentence(leave.confirmedBy)} confirms the cause is fixed`;
  return `above ${formatTarget(leave.remainingAbove)}${left(style)}${held}${confirmed}`;
}

/** What people call a tier: its name, else the word of its decision. */
export function tierName({ name, decision }: Pick<Tier, 'name' | 'decision'>): string {
  return name ?? HEADLINES[decision];
}

function rulesOf({ remainingBelow, incidentAbove, burnAbove }: TierEntry, style: Style): string[] {
  const rules: string[] = [];
  if (remainingBelow !== undefined) {
    rules.push(remainingBelow === 0 ? 'used up' : `below ${formatTarget(remainingBelow)}${left(style)}`);
  }
  if (incidentAbove !== undefined) {
    rules.push(`one incident over ${formatTarget(incidentAbove)}`);
  }
  if (burnAbove !== undefined) {
    rules.push(`burn above ${plainNumber(burnAbove.factor)} for ${hours(burnAbove.hours)}`);
  }
  return rules;
}

function left(style: Style): string {
  return style === 'full' ? ' left' : '';
}

function hours(count: number): string {
  return `${plainNumber(count)} h`;
}

function plainNumber(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 12 }).format(value);
}

/** Roles need an article, teams do not: "the Engineering lead", "Product". */
function partyInSentence(party: Party): string {
  return party === 'lead' || party === 'executive' ? `the ${PARTY_NAMES[party]}` : PARTY_NAMES[party];
}
