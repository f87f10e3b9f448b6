import { formatTarget } from '../wording/formatShare';
import { HEADLINES } from '../wording/headlines';
import { duplicates } from './duplicates';
import type { Tier, TierDecision } from './Tier';
import { type TitledTier, titledTiers } from './titledTiers';

const SEVERITY: readonly TierDecision[] = ['ship', 'care', 'stop'];

/** An incident burns at least so fast in its last hour (see spendingAt). */
const RAISED_BURN = 2;

/**
 * What is wrong with the order and the rules of a list of tiers, a sentence each, with the example that breaks them. What is
 * accepted can reach each of its tiers, and does not flap.
 */
export function tierProblems(tiers: readonly Tier[]): string[] {
  const titled = titledTiers(tiers);
  return [
    ...duplicates(tiers.map((tier) => tier.id)).map(
      (id) => `The tier id ${id} occurs more than once. Give every tier an id of its own.`
    ),
    ...duplicates(tiers.flatMap((tier) => tier.name?.trim().toLowerCase() ?? [])).map(
      (name) => `Two tiers are called ${nameIn(tiers, name)}. Give every tier a name of its own.`
    ),
    ...titled.flatMap((tier, index) =>
      index === 0 ? firstProblems(tier) : laterProblems(tier, titled.slice(0, index))
    ),
  ];
}

function firstProblems(tier: TitledTier): string[] {
  if (tier.enter === undefined && tier.leave === undefined) {
    return [];
  }
  return [
    `The first tier, ${tier.name}, has a rule, but it holds whenever no other does. ` +
      'Empty its “Begins below” and “Ends above” and what stands beside them, or put a tier without them first.',
  ];
}

function laterProblems(tier: TitledTier, before: readonly TitledTier[]): string[] {
  const name = tier.name;
  const previous = before[before.length - 1]!;
  const problems: string[] = [];
  if (SEVERITY.indexOf(tier.decision) < SEVERITY.indexOf(previous.decision)) {
    problems.push(
      `${name}${decides(tier)} comes after ${previous.name}${decides(previous)}, which is stricter. ` +
        `Order the tiers ${SEVERITY.map((it) => HEADLINES[it]).join(', ')}.`
    );
  }
  if (tier.enter === undefined) {
    problems.push(`${name} never begins. Fill in “Begins below” with the share of the budget below which it begins.`);
    return problems;
  }
  return [...problems, ...overlaps(tier, before), ...entryProblems(tier), ...exitProblems(tier)];
}

/** A tier that begins whenever an earlier one does leaves nothing to that one. */
function overlaps(tier: TitledTier, before: readonly TitledTier[]): string[] {
  const found = before.slice(1).flatMap((earlier) => overlap(tier, earlier) ?? []);
  return found.slice(-1);
}

function overlap(tier: TitledTier, before: TitledTier): string | undefined {
  const [a, b] = [before.enter, tier.enter];
  const [name, other] = [tier.name, before.name];
  if (a?.remainingBelow !== undefined && b?.remainingBelow !== undefined && b.remainingBelow >= a.remainingBelow) {
    return (
      `${name} would begin below ${percent(b.remainingBelow)}, but ${other} before it begins below ` +
      `${percent(a.remainingBelow)}. ${exampleBelow(a.remainingBelow)} left both ${other} and ${name} begin, so ${other} never decides. ` +
      'Write a lower “Begins below” for every later tier.'
    );
  }
  if (a?.incidentAbove !== undefined && b?.incidentAbove !== undefined && b.incidentAbove <= a.incidentAbove) {
    return (
      `${name} would begin with an incident above ${percent(b.incidentAbove)} of the budget, but ${other} before it begins with one above ` +
      `${percent(a.incidentAbove)}. With an incident of ${percent(a.incidentAbove + 0.01)} both begin, so the incident rule of ${other} ` +
      'never decides. Give every later tier a larger incident.'
    );
  }
  if (a?.burnAbove !== undefined && b?.burnAbove !== undefined && a.burnAbove.hours === b.burnAbove.hours) {
    if (b.burnAbove.factor <= a.burnAbove.factor) {
      return (
        `${name} would begin above a burn rate of ${plain(b.burnAbove.factor)} for ${plain(a.burnAbove.hours)} h, but ${other} before it begins ` +
        `above ${plain(a.burnAbove.factor)}. At a burn rate of ${plain(a.burnAbove.factor + 1)} both begin, so the burn rule of ${other} never ` +
        'decides. Give every later tier a higher burn rate.'
      );
    }
  }
  if (a?.incidentAbove !== undefined && b?.remainingBelow !== undefined && b.remainingBelow >= 1 - a.incidentAbove) {
    return (
      `${other} begins with an incident above ${percent(a.incidentAbove)} of the budget. After one of ` +
      `${percent(a.incidentAbove + 0.01)} at most ${percent(1 - a.incidentAbove - 0.01)} is left, and ${name} has begun too, which begins ` +
      `below ${percent(b.remainingBelow)}: the incident rule of ${other} never decides. Lower the incident, or “Begins below” of ${name}.`
    );
  }
  if (
    a?.incidentAbove !== undefined &&
    b?.burnAbove !== undefined &&
    b.burnAbove.hours === 1 &&
    b.burnAbove.factor < RAISED_BURN
  ) {
    return (
      `While an incident goes on the budget burns at ${RAISED_BURN} or more, and ${name} begins above a burn rate of ` +
      `${plain(b.burnAbove.factor)} for 1 h: the incident rule of ${other} never decides. Raise the burn rate of ${name} to ${RAISED_BURN} or more.`
    );
  }
  return undefined;
}

function entryProblems(tier: TitledTier): string[] {
  const { remainingBelow } = tier.enter!;
  return remainingBelow !== undefined && remainingBelow > 1
    ? [
        `${tier.name} begins below ${percent(remainingBelow)}, which is always: at 100 % left it has begun already. ` +
          'Write less than 100 %.',
      ]
    : [];
}

function exitProblems(tier: TitledTier): string[] {
  const { enter, leave } = tier;
  const { remainingBelow, incidentAbove, burnAbove } = enter!;
  const name = tier.name;
  const problems: string[] = [];
  if (leave !== undefined && remainingBelow !== undefined && leave.remainingAbove < remainingBelow) {
    const between = (leave.remainingAbove + remainingBelow) / 2;
    problems.push(
      `${name} would end above ${percent(leave.remainingAbove)} while it still begins below ` +
        `${percent(remainingBelow)}. Raise “Ends above” to at least ${percent(remainingBelow)}: at ${percent(between)} left ${name} would ` +
        'begin and end again every hour.'
    );
  }
  const passing = incidentAbove !== undefined ? 'an incident' : burnAbove !== undefined ? 'the burn rate' : undefined;
  const isHeld = leave !== undefined && (leave.heldForHours >= 1 || leave.confirmedBy !== undefined);
  if (passing !== undefined && !isHeld) {
    const example = incidentAbove !== undefined ? 'the incident pauses' : 'the burn rate falls';
    problems.push(
      `${name} begins by ${passing} and nothing holds it: it would end in the very hour in which ${example}, and begin again ` +
        'with the next one. Fill in “Ends above”, with “held for” 1 hour at least or “confirmed by” a party.'
    );
  }
  return problems;
}

/** "At 20 %", or a little below a threshold of nothing. */
function exampleBelow(threshold: number): string {
  return `At ${percent(threshold > 0.02 ? threshold - 0.01 : threshold / 2 - (threshold > 0 ? 0 : 0.01))}`;
}

/** Beside a name of its own: what it decides. */
function decides({ name, decision }: TitledTier): string {
  return name.startsWith(HEADLINES[decision]) ? '' : ` (${HEADLINES[decision]})`;
}

function nameIn(tiers: readonly Tier[], lowercase: string): string {
  return tiers.find((it) => it.name?.trim().toLowerCase() === lowercase)!.name!;
}

function percent(share: number): string {
  return formatTarget(share).replace('\u00a0', ' ');
}

function plain(value: number): string {
  return String(Number(value.toFixed(6)));
}
