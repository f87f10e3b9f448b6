/**
 * Numbers of one sum, all with as many decimals, so that it can be checked by hand: as many as the one that needs most.
 * Whole numbers need none; others two from 10 on, else four.
 */
export function formatSum(values: readonly number[]): string[] {
  const digits = Math.max(0, ...values.map(digitsOf));
  return values.map((value) => group(value, Math.abs(value - Math.round(value)) < 1e-6 ? 0 : digits));
}

/** A number by itself: see formatSum. */
export function formatExact(value: number): string {
  return formatSum([value])[0]!;
}

/** A share as "61.525 %", three decimals at most. */
export function formatPercent(share: number): string {
  return `${group(share * 100, 3)} %`;
}

/** The same, never rounded up: what is left must not read as more than it is, nor 99.9999 % of the data as all of it. */
export function formatPercentDown(share: number): string {
  return `${group(Math.floor(share * 1e5 + 1e-6) / 1e3, 3)} %`;
}

/** A burn rate in four digits. */
export function formatRate(rate: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(rate);
}

/** A share to its sixth decimal, for targets and what is small: "0.0385 %". */
export function formatFinePercent(share: number): string {
  return `${new Intl.NumberFormat('en', { maximumSignificantDigits: 6 }).format(Number((share * 100).toPrecision(6)) || 0).replace('-', '−')} %`;
}

function digitsOf(value: number): number {
  const size = Math.abs(value);
  if (Math.abs(value - Math.round(value)) < 1e-6) {
    return 0;
  }
  return size >= 10 ? 2 : 4;
}

function group(value: number, digits: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: digits })
    .format(Number(value.toFixed(digits)) || 0)
    .replace('-', '−');
}
