const NBSP = '\u00a0';

/**
 * A share for people, "62 %": whole per cents, one decimal below 10 %. Rounded to the nearest, but never up to a multiple of
 * 5 %: tiers begin at such numbers, and 24.96 % must not read "25 %" beside "care below 25 %", nor 99.96 % read "100 %".
 */
export function formatShare(share: number): string {
  const percent = share * 100;
  const whole = Math.abs(percent) < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
  const roundsUpToEdge = whole > percent + 1e-9 && whole % 5 === 0;
  const shown = roundsUpToEdge ? Math.floor(percent * 10 + 1e-9) / 10 : whole;
  return `${withMinus(shown, { maximumFractionDigits: 1 })}${NBSP}%`;
}

/** A target for people with all its digits: "99.95 %". */
export function formatTarget(target: number): string {
  return `${withMinus(Math.round(target * 1e8) / 1e6, { maximumFractionDigits: 6 })}${NBSP}%`;
}

function withMinus(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat('en', options).format(value === 0 ? 0 : value).replace('-', '−');
}
