import { generateHistory, type History } from './generator/generateHistory';

/**
 * The end of every generated history and of the window measured, off the hour as it mostly is. Long past, because
 * VictoriaMetrics drops samples from the future, and a machine's clock may be wrong.
 */
const END_MS = Date.UTC(2024, 5, 30, 11, 5);

/** Days before the window: its first buckets look back for earlier samples. */
const DAYS_BEFORE = 2;

const WINDOW_DAYS = 28;

/** A rolling window: so many days up to a whole minute. */
export interface MeasuredWindow {
  endMs: number;
  days: number;
}

/** The window up to the end of a history. */
export function lastWindow({ endMs }: History): MeasuredWindow {
  return { endMs, days: WINDOW_DAYS };
}

/** Events of a window, as they truly were. */
export interface TrueEvents {
  total: number;
  failed: number;
  /** Answered later than the bound of the latency SLO. */
  late: number;
}

/** The history that a seed stands for; each target is scraped at its own moment of the minute. */
export function measuredHistory(seed: number): History {
  return generateHistory({ seed, phase: 'random', endMs: END_MS, days: WINDOW_DAYS + DAYS_BEFORE });
}

/** Counts the events of a window without any sample. */
export function trueEvents({ truth, startMs }: History, { endMs, days }: MeasuredWindow): TrueEvents {
  const last = (endMs - startMs) / 60_000;
  const inWindow = (counts: Float64Array) => counts[last]! - counts[last - days * 24 * 60]!;
  const total = inWindow(truth.total);
  return { total, failed: inWindow(truth.bad), late: total - inWindow(truth.within['0.3']) };
}
