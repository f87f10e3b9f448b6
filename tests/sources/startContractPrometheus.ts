import { SmallPrometheus } from '../prometheus/SmallPrometheus';

const MINUTE = 60_000;

/** The last of the samples, milliseconds: on the hour. */
export const LAST_AT = Date.UTC(2026, 10, 22, 6);

const FIRST_AT = LAST_AT - 240 * MINUTE;

/**
 * A real Prometheus with one counter for each of two regions, `contract_requests_total`: 10 a minute in eu, 1 in us, at 0
 * four hours before the last sample.
 */
export function startContractPrometheus(): Promise<SmallPrometheus> {
  const counted = (perMinute: number) => (time: number) => ((time - FIRST_AT) / MINUTE) * perMinute;
  const series = {
    'contract_requests_total{region="eu"}': counted(10),
    'contract_requests_total{region="us"}': counted(1),
  };
  return SmallPrometheus.start(series, FIRST_AT, LAST_AT);
}
