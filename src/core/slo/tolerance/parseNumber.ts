const SIZES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };

/**
 * A number as people type it, lowercase: "1,000", "1 000", "43.2", "one", "a thousand". Nothing where it is none, or where its
 * comma could be a decimal one ("99,9").
 */
export function parseNumber(text: string): number | undefined {
  const [, count, size] = /^(.*?) ?(hundred|thousand|million|billion)?$/.exec(text) ?? [];
  const times = size === undefined ? 1 : SIZES[size]!;
  if (count === 'a' || count === 'an' || count === 'one') {
    return times;
  }
  const digits = /^[1-9]\d{0,2}([ ,_'’]\d{3})+(\.\d+)?$/.test(count ?? '') ? count!.replace(/[ ,_'’]/g, '') : count;
  const number = /^(\d+\.?\d*|\.\d+)$/.test(digits ?? '') ? Number(digits) * times : NaN;
  return Number.isFinite(number) ? number : undefined;
}
