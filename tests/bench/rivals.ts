import type { MetricsQuery } from '../../src/engine/ports';
import type { BenchService } from './BenchService';
import { DAY_MS } from './times';

/** One generated rule, and how often it is evaluated. */
export interface PeerRule {
  expr: string;
  everyMs: number;
}

type Named = Pick<BenchService, 'name'>;

const WINDOW = '28d';

export const TARGET = 0.999;

/** Selectors of the bad and of all requests of a service. */
export function selectorsOf({ name }: Named): { bad: string; total: string } {
  return {
    bad: `http_requests_total{service="${name}",code="500"}`,
    total: `http_requests_total{service="${name}"}`,
  };
}

/** The budget left as a dashboard asks for it without any tool: one expression, for one moment or for each step of a graph. */
export function budgetExpression(service: Named): MetricsQuery {
  const { bad, total } = selectorsOf(service);
  const ratio = `(sum(increase(${bad}[${WINDOW}])) or vector(0)) / sum(increase(${total}[${WINDOW}]))`;
  return { kind: 'promql', expr: `1 - (${ratio}) / (1 - ${TARGET})` };
}

/**
 * Sloth's generated rules for 28 days: error ratios from raw series, the period from the recorded ratios of 5 minutes.
 *
 * @param recordedOf the service whose recorded series are there; the service itself by default
 */
export function slothRules(service: Named, recordedOf = service): PeerRule[] {
  const { bad, total } = selectorsOf(service);
  const { name } = recordedOf;
  const recorded = `slo:sli_error:ratio_rate5m{sloth_id="${name}-requests",sloth_service="${name}",sloth_slo="requests"}`;
  const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];
  return [
    ...windows.map((it) => `(sum(rate(${bad}[${it}]))) / (sum(rate(${total}[${it}])))`),
    `sum_over_time(${recorded}[${WINDOW}]) / ignoring (sloth_window) count_over_time(${recorded}[${WINDOW}])`,
    // Its groups have no interval of their own: Prometheus's default.
  ].map((expr) => ({ expr, everyMs: 60_000 }));
}

/** Pyrra's generated rules for a window of four weeks. */
export function pyrraRules(service: Named): PeerRule[] {
  const { total } = selectorsOf(service);
  return [{ expr: `sum by (code) (increase(${total}[4w]))`, everyMs: 150_000 }, ...pyrraBurnRates(service)];
}

/** The same where it is told to prefer performance to accuracy: the long window from increases of 5 minutes that it records. */
export function pyrraFastRules(service: Named, recordedOf = service): PeerRule[] {
  const { total } = selectorsOf(service);
  const recorded = `http_requests:increase5m{service="${recordedOf.name}",slo="${recordedOf.name}-requests"}`;
  return [
    { expr: `sum by (code) (increase(${total}[5m]))`, everyMs: 30_000 },
    { expr: `sum by (code) (sum_over_time(${recorded}[4w:5m]))`, everyMs: 150_000 },
    ...pyrraBurnRates(service),
  ];
}

function pyrraBurnRates(service: Named): PeerRule[] {
  const { bad, total } = selectorsOf(service);
  return ['5m', '30m', '1h', '2h', '6h', '1d', '4d'].map((it) => ({
    expr: `sum(rate(${bad}[${it}])) / sum(rate(${total}[${it}]))`,
    everyMs: 30_000,
  }));
}

/** How often a rule is evaluated in a day. */
export function roundsADay({ everyMs }: PeerRule): number {
  return DAY_MS / everyMs;
}
