import type { BudgetStatus } from '../budget/BudgetStatus';
import type { Slo } from '../slo/Slo';
import { formatRough, wordAmount } from './formatAmount';

/** What a budget has left in the customer's unit: "6,210 checkouts", "−62 checkouts", "8.3 minutes"; – where it is not known. */
export function wordLeft(budget: BudgetStatus | undefined, slo: Pick<Slo, 'indicator' | 'words'>, sign = ''): string {
  return budget?.remaining === undefined
    ? '–'
    : `${sign}${budget.leftBad < 0 ? '−' : ''}${wordAmount(budget.leftBad, slo)}`;
}

/** The same without the noun: "6,210", "−62". */
export function signedRough(amount: number, slo: Pick<Slo, 'indicator' | 'words'>): string {
  return `${amount < 0 ? '−' : ''}${formatRough(amount, slo)}`;
}
