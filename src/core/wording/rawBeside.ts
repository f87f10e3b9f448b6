import type { BudgetStatus } from '../budget/BudgetStatus';
import type { Verdict } from '../policy/Verdict';
import type { Exclusion } from '../slo/Exclusion';
import { approximately } from './approximately';
import { formatShare } from './formatShare';

type Judged = Pick<Verdict, 'slo' | 'budget' | 'rawBudget' | 'approximations'>;

/** The budget with everything counted, where what is excluded matters to the window; absent where nothing does. */
export function rawBeside({ budget, rawBudget }: Pick<Verdict, 'budget' | 'rawBudget'>): BudgetStatus | undefined {
  if (budget === undefined || rawBudget === undefined) {
    return undefined;
  }
  const isSame = budget.excludedMs === 0 && budget.bad === rawBudget.bad && budget.total === rawBudget.total;
  return isSame ? undefined : rawBudget;
}

/** The exclusions that touch the window of a budget. */
export function exclusionsIn({ exclusions = [] }: Judged['slo'], { from, to }: BudgetStatus): Exclusion[] {
  return exclusions.filter((it) => !('from' in it) || (Date.parse(it.from) < to && Date.parse(it.to) > from));
}

/** The raw budget beside the adjusted one: "That is without 2 exclusions; 41 % is left with everything counted." */
export function wordRaw(verdict: Judged): string {
  const { slo, budget } = verdict;
  const raw = rawBeside(verdict);
  if (budget === undefined || raw === undefined) {
    return '';
  }
  const count = exclusionsIn(slo, budget).length;
  const without = `That is without ${count} exclusion${count === 1 ? '' : 's'}`;
  if (raw.remaining === undefined) {
    return `${without}.`;
  }
  const share = `${approximately(verdict)}${formatShare(raw.remaining)}`;
  return raw.remaining < 0
    ? `${without}; with everything counted the allowance is used up (${share}).`
    : `${without}; ${share} is left with everything counted.`;
}
