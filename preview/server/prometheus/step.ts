import { parseDuration } from './durations';

/** Grafana never asks for more points than this in one series, short of rounding. */
const SAFE_POINTS = 11_000;
const DEFAULT_POINTS = 1500;
const DEFAULT_MIN_STEP = 15_000;

/** Up to this many milliseconds → step, from `gtime.RoundInterval` of the plugin SDK. */
const LADDER: ReadonlyArray<[upTo: number, step: number]> = [
  [10, 1],
  [15, 10],
  [35, 20],
  [75, 50],
  [150, 100],
  [350, 200],
  [750, 500],
  [1500, 1000],
  [3500, 2000],
  [7500, 5000],
  [12_500, 10_000],
  [17_500, 15_000],
  [25_000, 20_000],
  [45_000, 30_000],
  [90_000, 60_000],
  [210_000, 120_000],
  [450_000, 300_000],
  [750_000, 600_000],
  [1_050_000, 900_000],
  [1_500_000, 1_200_000],
  [2_700_000, 1_800_000],
  [5_400_000, 3_600_000],
  [9_000_000, 7_200_000],
  [16_200_000, 10_800_000],
  [32_400_000, 21_600_000],
  [86_400_000, 43_200_000],
  [604_800_000, 86_400_000],
  [1_814_400_000, 604_800_000],
  [3_628_799_999, 2_592_000_000],
];
const YEAR = 31_536_000_000;

const RATE_INTERVAL = /^\$(__rate_interval|\{__rate_interval\})$/;
const VARIABLE_INTERVAL = /^\$(__|\{__)(rate_)?interval(_ms)?\}?$/;

/** What decides the step. Times in milliseconds. */
export interface StepInput {
  from: number;
  to: number;
  maxDataPoints: number;
  /** The query's minimum step, such as "1h"; may be empty or a variable. */
  interval: string;
  /** The panel's interval; used only where `interval` says nothing. */
  intervalMs: number;
  intervalFactor: number;
  /** The data source's scrape interval, may be empty. */
  scrapeInterval: string;
}

/** The step of a range query in milliseconds, as Grafana's Prometheus backend calculates it (`pkg/promlib/models`). */
export function stepOf({ from, to, maxDataPoints, intervalFactor, ...minimum }: StepInput): number {
  const wanted = (to - from) / (maxDataPoints || DEFAULT_POINTS);
  const least = minStep(minimum);
  const calculated = wanted < least ? least : roundInterval(wanted);
  const step = Math.max(calculated, roundInterval((to - from) / SAFE_POINTS));
  if (RATE_INTERVAL.test(minimum.interval)) {
    return rateInterval(step, minimum.scrapeInterval);
  }
  return step * (intervalFactor || 1);
}

/** `$__rate_interval` in milliseconds: four scrapes, or the interval and one scrape where that is longer. */
export function rateInterval(interval: number, scrapeInterval: string): number {
  const scrape = parseDuration(scrapeInterval || '15s') ?? 0;
  return Math.max(interval + scrape, 4 * scrape);
}

/** Rounds an interval in milliseconds to one of Grafana's steps. */
export function roundInterval(interval: number): number {
  return LADDER.find(([upTo]) => interval <= upTo)?.[1] ?? YEAR;
}

function minStep({
  interval,
  intervalMs,
  scrapeInterval,
}: Pick<StepInput, 'interval' | 'intervalMs' | 'scrapeInterval'>): number {
  const own = interval === '0s' || VARIABLE_INTERVAL.test(interval) ? '' : interval;
  if (!own && intervalMs) {
    return intervalMs;
  }
  const text = own || scrapeInterval;
  return (text ? parseDuration(text) : undefined) ?? DEFAULT_MIN_STEP;
}
