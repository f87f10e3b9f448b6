import { duplicates } from './duplicates';
import type { Tier, TierDecision } from './Tier';

const SEVERITY: readonly TierDecision[] = ['ship', 'care', 'stop'];

/** What is wrong with the order and the rules of a list of tiers, a sentence each. */
export function tierProblems(tiers: readonly Tier[]): string[] {
  return [
    ...duplicates(tiers.map((tier) => tier.id)).map(
      (id) => `The tier id ${id} occurs more than once. Give every tier an id of its own.`
    ),
    ...tiers.flatMap((tier, index) => (index === 0 ? firstProblems(tier) : laterProblems(tier, tiers[index - 1]))),
  ];
}

function firstProblems(tier: Tier): string[] {
  if (tier.enter === undefined && tier.leave === undefined) {
    return [];
  }
  return [
    `The first tier, ${tier.id}, has a rule, but it holds whenever no other does. ` +
      'Remove its "enter" and "leave", or put a tier without them first.',
  ];
}

function laterProblems(tier: Tier, before: Tier): string[] {
  const problems: string[] = [];
  if (SEVERITY.indexOf(tier.decision) < SEVERITY.indexOf(before.decision)) {
    problems.push(
      `The tier ${tier.id} (${tier.decision}) comes after ${before.id} (${before.decision}), which is stricter. ` +
        'Order the tiers ship, care, stop.'
    );
  }
  if (tier.enter === undefined) {
    problems.push(`The tier ${tier.id} never begins. Add "enter" with the share of the budget below which it begins.`);
    return problems;
  }
  const { remainingBelow = 0 } = tier.enter;
  if (before.enter?.remainingBelow !== undefined && remainingBelow >= before.enter.remainingBelow) {
    problems.push(
      `The tier ${tier.id} begins below ${percent(remainingBelow)}, but ${before.id} before it begins below ` +
        `${percent(before.enter.remainingBelow)}. Give every later tier a lower entry.`
    );
  }
  if (tier.leave !== undefined && tier.leave.remainingAbove < remainingBelow) {
    problems.push(
      `The tier ${tier.id} would end above ${percent(tier.leave.remainingAbove)} while it still begins below ` +
        `${percent(remainingBelow)}. Raise "leave" to at least ${percent(remainingBelow)}.`
    );
  }
  return problems;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))} %`;
}
