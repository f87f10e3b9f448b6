const UNITS: Array<[milliseconds: number, word: string]> = [
  [365 * 24 * 3_600_000, 'year'],
  [30 * 24 * 3_600_000, 'month'],
  [24 * 3_600_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** An age in milliseconds as Grafana's user list words it: "< 1 minute", "3 days", "10 years". */
export function ageInWords(age: number): string {
  const unit = UNITS.find(([length]) => age >= length);
  if (!unit) {
    return '< 1 minute';
  }
  const count = Math.floor(age / unit[0]);
  return `${count} ${unit[1]}${count === 1 ? '' : 's'}`;
}
