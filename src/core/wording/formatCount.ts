/** A count with all its digits, "6,213"; events are whole, so a fraction is rounded. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(Math.round(count) || 0).replace('-', '−');
}

/**
 * The size of a count to steer by, "6,200": two significant digits from 100 on, whole numbers below. Rounded towards the
 * worse side: what is left (positive) down, what is too much (negative) up.
 */
export function formatRoughCount(count: number): string {
  const round = count < 0 ? Math.ceil : Math.floor;
  // The small shift keeps binary dust from counting as one more event.
  const whole = round(Math.abs(count) + (count < 0 ? -1e-9 : 1e-9));
  const step = whole < 100 ? 1 : 10 ** (Math.floor(Math.log10(whole)) - 1);
  return formatCount(round(whole / step) * step);
}

/** A small number that need not be whole, "0.39". */
export function formatDecimal(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(value).replace('-', '−');
}
