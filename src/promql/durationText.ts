/** A whole number of seconds as a PromQL duration: 3,600,000 ms → "1h", 299,000 ms → "4m59s". @throws Error for less than a second */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 1) {
    throw new Error(`A PromQL duration of ${ms} ms is shorter than a second.`);
  }
  const parts: Array<[number, string]> = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ];
  return parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('');
}
