const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
const UNITS: Record<string, number> = {
  ms: 1,
  s: SECOND,
  m: 60 * SECOND,
  h: 3600 * SECOND,
  d: DAY,
  w: 7 * DAY,
  M: (365.25 * DAY) / 12,
  y: 365.25 * DAY,
};

/**
 * Reads a duration as Grafana's backend does (`gtime`): "30s", "1h30m", "1d", "15" (seconds), also with a leading ">".
 * Answers milliseconds, undefined for anything else.
 */
export function parseDuration(text: string): number | undefined {
  const bare = text.replace(/^[<>]|>$/g, '');
  if (/^\d+$/.test(bare)) {
    return Number(bare) * SECOND;
  }
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$|^\d+[dwMy]$/.test(bare)) {
    return undefined;
  }
  return [...bare.matchAll(/([\d.]+)([a-zM]+)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
    0
  );
}

/** A duration in milliseconds as Go prints it: 1h0m0s, 1m30s, 500ms. */
export function goDuration(milliseconds: number): string {
  if (milliseconds < SECOND) {
    return milliseconds === 0 ? '0s' : `${milliseconds}ms`;
  }
  const hours = Math.floor(milliseconds / UNITS.h);
  const minutes = Math.floor((milliseconds % UNITS.h) / UNITS.m);
  const seconds = (milliseconds % UNITS.m) / SECOND;
  return `${hours ? `${hours}h` : ''}${hours || minutes ? `${minutes}m` : ''}${seconds}s`;
}

/** A duration in milliseconds in its largest whole unit, as Grafana fills in `$__interval`: 2m, 1h, 7d. */
export function shortDuration(milliseconds: number): string {
  const unit = [
    ['y', 365 * DAY] as const,
    ['d', DAY] as const,
    ['h', UNITS.h] as const,
    ['m', UNITS.m] as const,
    ['s', SECOND] as const,
  ].find(([, length]) => milliseconds >= length);
  return unit ? `${Math.floor(milliseconds / unit[1])}${unit[0]}` : `${Math.max(1, Math.floor(milliseconds))}ms`;
}
