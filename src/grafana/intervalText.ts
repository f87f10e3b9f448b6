const UNITS: ReadonlyArray<[ms: number, unit: string]> = [
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1_000, 's'],
];

/** A length of time as data sources write it, in its largest whole unit: `1h`, `5m`, `90s`, `1500ms`. */
export function intervalText(ms: number): string {
  const [length, unit] = UNITS.find(([it]) => ms % it === 0) ?? [1, 'ms'];
  return `${ms / length}${unit}`;
}
