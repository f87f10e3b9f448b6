import { parseNumber } from './parseNumber';

const MINUTES: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(ms|msecs?|milliseconds?)$/, 1 / 60_000],
  [/^(s|secs?|seconds?)$/, 1 / 60],
  [/^(m|mins?|minutes?)$/, 1],
  [/^(h|hrs?|hours?)$/, 60],
  [/^(d|days?)$/, 1440],
  [/^(w|weeks?)$/, 10_080],
];

/**
 * A length of time as people type it, lowercase: "43 min", "1 hour and 30 minutes", "1h30m", "8 hours, 45 minutes and 36
 * seconds". In minutes; nothing where it is none.
 */
export function parseDuration(text: string): number | undefined {
  const part = /(?:, and |,? and |, ?| )?(\d[\d.,_'’]*|an?(?= )|one) ?([a-z]+)/y;
  let minutes = 0;
  do {
    const [, amount = '', unit = ''] = part.exec(text) ?? [];
    const count = parseNumber(amount);
    const length = MINUTES.find(([names]) => names.test(unit))?.[1];
    if (count === undefined || length === undefined) {
      return undefined;
    }
    minutes += count * length;
  } while (part.lastIndex < text.length);
  return minutes;
}
