import http from 'node:http';

import { countsAt, type Phase } from './countsAt';
import { DemoError } from './DemoError';
import { type Families, metricSeries } from './metricSeries';
import { countedAtReset, counterValue, isReporting, probeAt } from './sampleAt';
import { type Story } from './story';

/** Help texts of the metrics in the text format. */
const HEADERS: Record<string, string> = {
  http_requests: '# HELP http_requests_total Requests answered.\n# TYPE http_requests_total counter\n',
  http_request_duration_seconds:
    '# HELP http_request_duration_seconds Time to answer.\n# TYPE http_request_duration_seconds histogram\n',
  probe_success: '# HELP probe_success Whether the service answers from outside.\n# TYPE probe_success gauge\n',
};

/**
 * The demo's metrics at an instant in Prometheus's text format, without timestamps: a pure function of time, so it
 * continues the written history without a jump. A service that has stopped reporting is absent.
 *
 * @param drilled requests that somebody let fail for practice; absent where nobody can
 */
export function renderMetrics(
  story: Story,
  nowMs: number,
  phase: Phase,
  families: Families = 'all',
  drilled?: number
): string {
  const linesOf = new Map<string, string[]>();
  const add = (family: string, line: string) => linesOf.set(family, [...(linesOf.get(family) ?? []), line]);
  for (const service of story.services.filter((each) => isReporting(each, nowMs))) {
    const counted = countsAt(service.counts, nowMs, phase);
    const atReset = countedAtReset(service, nowMs, phase);
    for (const series of metricSeries(service.plan, families)) {
      const value = counterValue(series, counted, atReset);
      add(series.family, `${series.name}${renderLabels(series.labels)} ${renderValue(value, series.unit)}`);
    }
    if (families === 'all') {
      add('probe_success', `probe_success${renderLabels({ service: service.plan.name })} ${probeAt(service, nowMs)}`);
    }
  }
  if (drilled !== undefined) {
    add('http_requests', `http_requests_total${renderLabels({ ...DRILL_LABELS })} ${drilled}`);
  }
  return [...linesOf].map(([family, lines]) => `${HEADERS[family]}${lines.join('\n')}\n`).join('');
}

/** Failures for practice are a series of their own, so that the story's counters stay what the history has. */
const DRILL_LABELS = { service: 'login', code: '500', drill: 'yes' } as const;

/** More at once would not say more. */
const MOST_DRILLED = 100_000_000;

/** `{a="b",c="d"}`; the demo's label values need no escaping. */
export function renderLabels(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return `{${pairs.join(',')}}`;
}

/** Whole numbers as they are, milliseconds shown in seconds with three decimals. */
export function renderValue(value: number, unit: number): string {
  return unit === 1 ? String(value) : value.toFixed(3);
}

export interface ExporterOptions {
  story: Story;
  phase: Phase;
  families?: Families;
  host: string;
  /** 0 for any free port. */
  port: number;
  /** Epoch milliseconds. */
  clock?: () => number;
}

/**
 * Serves `/metrics`. `POST /drill?failed=20000` lets so many sign-ins fail: what a budget does when it is spent can be tried.
 *
 * @throws DemoError when the port is taken
 */
export async function startExporter(options: ExporterOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { story, phase, families, host, port, clock = Date.now } = options;
  let drilled = 0;
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://exporter');
    const answer = (status: number, text: string) =>
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
    if (pathname === '/drill' && request.method === 'POST') {
      const failed = Number(searchParams.get('failed'));
      if (!Number.isInteger(failed) || failed < 1 || failed > MOST_DRILLED) {
        answer(400, `Say how many sign-ins fail, 1 to ${MOST_DRILLED}: POST /drill?failed=20000\n`);
        return;
      }
      drilled += failed;
      answer(200, `${failed} sign-ins have failed. Budgets count full five minutes, so they show it within six.\n`);
      return;
    }
    if (pathname !== '/metrics') {
      answer(404, 'Only /metrics and /drill are here.\n');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(renderMetrics(story, clock(), phase, families, drilled));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new DemoError(`The exporter cannot listen on ${host}:${port} (${error.code ?? error.message}).`));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${boundPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
