import type { BenchService } from './BenchService';
import { failedInMinute, hash, requestsInMinute } from './traffic';

/** One series of the history. Minutes are counted from the epoch. */
export interface BenchSeries {
  /** Name and labels as OpenMetrics text. */
  text: string;
  /** First and last minute with a sample. */
  fromMinute: number;
  toMinute: number;
  /** Milliseconds after the minute at which it is scraped. */
  phaseMs: number;
  /** A counter adds up what this answers; a gauge is it. */
  kind: 'counter' | 'gauge';
  inMinute(minute: number): number;
}

const LIFE_MINUTES = 5 * 1440;

/** Everything that is scraped of a service, and of one with more also what the rules of Sloth and Pyrra record every minute. */
export function seriesOfService(service: BenchService, endMinute: number): BenchSeries[] {
  const start = endMinute - service.days * 1440;
  const all: BenchSeries[] = [];
  for (let slot = 0; slot < service.pods; slot++) {
    const shift = hash(`${service.name}/${slot}`, 0) % LIFE_MINUTES;
    for (let born = start - shift; born <= endMinute; born += LIFE_MINUTES) {
      const life = { fromMinute: Math.max(start, born), toMinute: Math.min(endMinute, born + LIFE_MINUTES - 1) };
      all.push(...seriesOfPod(service, `${slot}-${Math.floor(born / LIFE_MINUTES)}`, life));
    }
  }
  return service.hasMore ? [...all, ...recordedSeries(service, { fromMinute: start, toMinute: endMinute })] : all;
}

type Life = Pick<BenchSeries, 'fromMinute' | 'toMinute'>;

function seriesOfPod(service: BenchService, pod: string, life: Life): BenchSeries[] {
  const phaseMs = hash(`${service.name}/${pod}`, 1) % 60_000;
  const labels = `service="${service.name}",pod="${pod}"`;
  const counter = (text: string, inMinute: BenchSeries['inMinute']): BenchSeries => ({
    text,
    ...life,
    phaseMs,
    kind: 'counter',
    inMinute,
  });
  const total = (minute: number) => requestsInMinute(service, minute);
  const failed = (minute: number) => failedInMinute(service, minute);
  const series = [counter(`http_requests_total{${labels},code="200"}`, (minute) => total(minute) - failed(minute))];
  if (service.fails) {
    series.push(counter(`http_requests_total{${labels},code="500"}`, failed));
  }
  if (service.hasMore) {
    const name = 'http_request_duration_seconds';
    series.push(
      counter(`${name}_bucket{${labels},le="0.3"}`, (minute) => total(minute) - 2 * failed(minute)),
      counter(`${name}_bucket{${labels},le="+Inf"}`, total),
      counter(`${name}_count{${labels}}`, total),
      {
        ...counter(`probe_success{${labels}}`, (minute) => (failed(minute) > 10 ? 0 : 1)),
        kind: 'gauge',
      }
    );
  }
  return series;
}

/** As their rules would have recorded it, so that their long windows have what they read. */
function recordedSeries(service: BenchService, life: Life): BenchSeries[] {
  const over5m = (count: (minute: number) => number) => (minute: number) => {
    let sum = 0;
    for (let i = 0; i < 5; i++) {
      sum += count(minute - i);
    }
    return sum;
  };
  const total = over5m((minute) => service.pods * requestsInMinute(service, minute));
  const failed = over5m((minute) => service.pods * failedInMinute(service, minute));
  const gauge = (text: string, inMinute: BenchSeries['inMinute']): BenchSeries => ({
    text,
    ...life,
    phaseMs: 0,
    kind: 'gauge',
    inMinute,
  });
  const { name } = service;
  const sloth = `sloth_id="${name}-requests",sloth_service="${name}",sloth_slo="requests"`;
  const pyrra = `service="${name}",slo="${name}-requests"`;
  return [
    gauge(`slo:sli_error:ratio_rate5m{${sloth},sloth_window="5m"}`, (minute) => failed(minute) / total(minute)),
    gauge(`http_requests:increase5m{${pyrra},code="200"}`, (minute) => total(minute) - failed(minute)),
    gauge(`http_requests:increase5m{${pyrra},code="500"}`, failed),
  ];
}
