import { budgetFraction } from '../slo/budgetFraction';

/**
 * Share of the budget left: 1 − bad ÷ (B · total), unclamped, in (−∞, 1]. Absent without traffic.
 *
 * A target of 1 allows nothing: without bad events all of nothing is left (1), and each bad event spends a whole budget.
 */
export function remainingShare(target: number, bad: number, total: number): number | undefined {
  if (total <= 0) {
    return undefined;
  }
  const allowed = budgetFraction(target) * total;
  if (allowed === 0) {
    return 1 - bad;
  }
  return 1 - bad / allowed;
}
