import { type Pod, pods, type ScrapeGap } from './pods';
import { poisson, random } from './random';
import { type Weather, weather } from './weather';

// Local names: in a test's sandbox every look-up of a global is slow, and these run millions of times.
const { floor, min, ceil } = Math;

/** One series with its samples. */
export interface GeneratedSeries {
  name: string;
  labels: Readonly<Record<string, string>>;
  timesMs: number[];
  values: number[];
}

/** Events since the start of the history, at every whole minute. */
export interface TrueCounts {
  total: Float64Array;
  /** Failed, whatever the code. */
  bad: Float64Array;
  /** Answered within the bound, by bound in seconds. */
  within: Record<'0.1' | '0.3' | '1', Float64Array>;
}

/** A service's samples as a Prometheus would have scraped them, and what truly happened. */
export interface History {
  startMs: number;
  endMs: number;
  series: GeneratedSeries[];
  truth: TrueCounts;
  gaps: ScrapeGap[];
  pods: Pod[];
}

export interface HistoryOptions {
  seed: number;
  /** Whether targets are scraped on the minute or each at its own moment. */
  phase: 'aligned' | 'random';
  /** Whole minute, epoch milliseconds. */
  endMs: number;
  days: number;
}

const SCRAPE_S = 60;
const DAY_S = 86_400;

/**
 * A month of a service, the same for the same options. Events happen at whole seconds; a sample holds what its pod counted up
 * to that moment; what a pod did between its last scrape and its death is in the truth and in no sample.
 */
export function generateHistory({ seed, phase, endMs, days }: HistoryOptions): History {
  const seconds = days * DAY_S;
  const startMs = endMs - seconds * 1_000;
  const sky = weather(seed, seconds);
  const next = random(seed, 'gaps');
  const at = (day: number) => floor((day + next()) * DAY_S);
  const [short, long] = [at(8), at(17)];
  const gaps: ScrapeGap[] = [
    { from: short, to: short + 600 },
    { from: long, to: long + 3 * 3_600 },
  ];
  const all = pods(seed, seconds, phase, sky.bursts, gaps);
  const lonely = at(22);
  const pod = all.find((it) => it.bornAt < lonely && it.diesAt > lonely + 3_600)!.name;
  gaps.push({ from: lonely, to: lonely + 40 * 60, pod });

  const live = new Uint8Array(seconds);
  for (const { bornAt, diesAt } of all) {
    for (let second = bornAt; second < diesAt; second++) {
      live[second]!++;
    }
  }
  const truth = emptyTruth(seconds / 60 + 1);
  const series = all.flatMap((it) => scrapePod(seed, it, sky, live, gaps, startMs, truth));
  accumulate(truth.total);
  accumulate(truth.bad);
  Object.values(truth.within).forEach(accumulate);
  return { startMs, endMs, series, truth, gaps, pods: all };
}

/** What one process has counted since it started. */
interface Counters {
  total: number;
  ok: number;
  failed: number;
  unavailable: number;
  within01: number;
  within03: number;
  within1: number;
}

function scrapePod(
  seed: number,
  pod: Pod,
  sky: Weather,
  live: Uint8Array,
  gaps: readonly ScrapeGap[],
  startMs: number,
  truth: TrueCounts
): GeneratedSeries[] {
  const next = random(seed, pod.name);
  const unseen = gaps.filter((gap) => gap.pod === undefined || gap.pod === pod.name);
  const samples = new PodSamples(pod.name);
  const phaseS = floor(pod.phaseMs / 1_000);
  let counters = started();
  let restart = 0;
  for (let second = pod.bornAt; second < pod.diesAt; second++) {
    if (second === pod.restarts[restart]) {
      counters = started();
      restart++;
    }
    const rate = sky.rate[second]! / live[second]!;
    // Some seconds are busier than others.
    const total = floor(rate * (0.4 + 1.2 * next()) + next());
    const bad = min(total, poisson(next, total * sky.failing[second]!));
    const unavailable = sky.unavailable[second]! > 0 ? floor(bad * sky.unavailable[second]! + next()) : 0;
    const slow = min(total, poisson(next, total * sky.slow[second]!));
    const within03 = total - slow;
    const within01 = floor(within03 * 0.83 + 0.5 * next());
    const within1 = total - floor(slow * 0.2);
    counters.total += total;
    counters.ok += total - bad;
    counters.failed += bad - unavailable;
    counters.unavailable += unavailable;
    counters.within01 += within01;
    counters.within03 += within03;
    counters.within1 += within1;
    // Counted at the first whole minute at or after it.
    const minute = ceil(second / 60);
    truth.total[minute]! += total;
    truth.bad[minute]! += bad;
    truth.within['0.1'][minute]! += within01;
    truth.within['0.3'][minute]! += within03;
    truth.within['1'][minute]! += within1;
    if (second % SCRAPE_S === phaseS && !unseen.some(({ from, to }) => second >= from && second < to)) {
      samples.add(startMs + (second - phaseS) * 1_000 + pod.phaseMs, counters);
    }
  }
  return samples.series();
}

function started(): Counters {
  return { total: 0, ok: 0, failed: 0, unavailable: 0, within01: 0, within03: 0, within1: 0 };
}

/** A labelled child exists from its first event on, as client libraries do it; a counter without labels from the start. */
class PodSamples {
  private readonly all = new Map<string, GeneratedSeries>();

  constructor(private readonly pod: string) {}

  add(timeMs: number, it: Counters): void {
    this.put('http_requests_total', { code: '200' }, timeMs, it.ok, it.ok > 0);
    this.put('http_requests_total', { code: '500' }, timeMs, it.failed, it.failed > 0);
    this.put('http_requests_total', { code: '503' }, timeMs, it.unavailable, it.unavailable > 0);
    this.put('good_total', {}, timeMs, it.ok, true);
    this.put('bad_total', {}, timeMs, it.failed + it.unavailable, true);
    this.put('http_request_duration_seconds_bucket', { le: '0.1' }, timeMs, it.within01, it.total > 0);
    this.put('http_request_duration_seconds_bucket', { le: '0.3' }, timeMs, it.within03, it.total > 0);
    this.put('http_request_duration_seconds_bucket', { le: '1' }, timeMs, it.within1, it.total > 0);
    this.put('http_request_duration_seconds_bucket', { le: '+Inf' }, timeMs, it.total, it.total > 0);
    this.put('http_request_duration_seconds_count', {}, timeMs, it.total, it.total > 0);
  }

  series(): GeneratedSeries[] {
    return [...this.all.values()];
  }

  private put(name: string, labels: Record<string, string>, timeMs: number, value: number, exists: boolean): void {
    if (!exists) {
      return;
    }
    const key = `${name}${labels.code ?? labels.le ?? ''}`;
    let series = this.all.get(key);
    if (series === undefined) {
      series = { name, labels: { job: 'shop', pod: this.pod, ...labels }, timesMs: [], values: [] };
      this.all.set(key, series);
    }
    series.timesMs.push(timeMs);
    series.values.push(value);
  }
}

function emptyTruth(points: number): TrueCounts {
  const counts = () => new Float64Array(points);
  return { total: counts(), bad: counts(), within: { '0.1': counts(), '0.3': counts(), '1': counts() } };
}

function accumulate(counts: Float64Array): void {
  for (let minute = 1; minute < counts.length; minute++) {
    counts[minute]! += counts[minute - 1]!;
  }
}
