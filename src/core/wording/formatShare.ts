const NBSP = '\u00a0';

/**
 * A share for people, "62 %". Rounded towards the worse side, so that 24.96 % is never shown as the 25 % it is below of
 * and a budget that is not full never reads 100 %; one decimal below 10 %.
 */
export function formatShare(share: number): string {
  const percent = share * 100;
  const step = Math.abs(percent) < 10 ? 10 : 1;
  // The small addend undoes binary dust such as 0.29 · 100 = 28.999999999999996.
  const rounded = Math.floor(percent * step + 1e-9) / step;
  return `${withMinus(rounded, { maximumFractionDigits: 1 })}${NBSP}%`;
}

/** A target for people with all its digits: "99.95 %". */
export function formatTarget(target: number): string {
  return `${withMinus(Math.round(target * 1e8) / 1e6, { maximumFractionDigits: 6 })}${NBSP}%`;
}

function withMinus(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat('en', options).format(value === 0 ? 0 : value).replace('-', '−');
}
