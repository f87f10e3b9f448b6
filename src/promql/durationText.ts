/** A whole number of seconds as a PromQL duration: 3,600,000 ms → "1h", 300,000 ms → "5m". @throws Error for less than a second */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 1) {
    throw new Error(`A PromQL duration of ${ms} ms is shorter than a second.`);
  }
  if (seconds % 3600 === 0) {
    return `${seconds / 3600}h`;
  }
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
