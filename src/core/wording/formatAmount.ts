import type { Slo } from '../slo/Slo';
import { unitOf } from '../slo/unitOf';
import { formatCount, formatMinutes, formatRoughCount } from './formatCount';
import { wordsOf } from './wordsOf';

type Counted = Pick<Slo, 'indicator' | 'words'>;

/** Minutes below this are shown with a decimal: budgets of minutes are small. */
const FEW_MINUTES = 10;

/** An amount of an SLO's budget for a sum, with all its digits: "6,213", "26.4". */
export function formatAmount(amount: number, slo: Counted): string {
  return unitOf(slo.indicator) === 'minutes' ? formatMinutes(amount) : formatCount(amount);
}

/**
 * The size of an amount to steer by, without its sign: "6,210", "26", "8.3". Rounded towards the worse side: what is left
 * (positive) down, what is too much (negative) up.
 */
export function formatRough(amount: number, slo: Counted): string {
  if (unitOf(slo.indicator) !== 'minutes') {
    return formatRoughCount(amount);
  }
  const size = Math.abs(amount);
  const step = size < FEW_MINUTES ? 0.1 : 1;
  // What floating point makes of 8.3 must not be rounded to 8.2.
  const steps = size / step;
  const whole =
    Math.abs(steps - Math.round(steps)) < 1e-6 ? Math.round(steps) : amount < 0 ? Math.ceil(steps) : Math.floor(steps);
  return formatMinutes(whole * step);
}

/** The same with its noun: "6,210 checkouts", "1 checkout", "8.3 minutes"; `middle` stands between: "6,210 failed checkouts". */
export function wordAmount(amount: number, slo: Counted, middle = ''): string {
  const { one, many } = wordsOf(slo);
  const shown = formatRough(amount, slo);
  return [shown, middle, shown === '1' ? one : many].filter(Boolean).join(' ');
}
