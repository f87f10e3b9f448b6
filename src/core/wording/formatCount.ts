/** A count with all its digits, "6,213"; events are whole, so a fraction is rounded. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(Math.round(count) || 0).replace('-', '−');
}

/**
 * The size of a count to steer by, "6,210": three significant digits. Below 1,000 it is the very number of the sum beside it;
 * above, it is rounded towards the worse side: what is left (positive) down, what is too much (negative) up.
 */
export function formatRoughCount(count: number): string {
  const whole = Math.abs(Math.round(count));
  if (whole < 1000) {
    return formatCount(whole);
  }
  const step = 10 ** (Math.floor(Math.log10(whole)) - 2);
  return formatCount((count < 0 ? Math.ceil(whole / step) : Math.floor(whole / step)) * step);
}

/** A small number that need not be whole, "0.39". */
export function formatDecimal(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(value).replace('-', '−');
}

/** Minutes for a sum: whole ones, with a decimal below 100: budgets of minutes are small. */
export function formatMinutes(minutes: number): string {
  const digits = Math.abs(minutes) < 100 ? 1 : 0;
  const rounded = Number(minutes.toFixed(digits));
  return new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(rounded || 0).replace('-', '−');
}
