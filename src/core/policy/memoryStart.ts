const HOUR_MS = 3_600_000;

/** From when on a fold of tiers remembers at a time, at full hours: both in milliseconds. */
export function memoryStart(time: number, memoryMs: number): number {
  return Math.ceil((time - memoryMs) / HOUR_MS) * HOUR_MS;
}
