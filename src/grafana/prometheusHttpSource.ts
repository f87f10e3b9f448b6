import { inFlightLimit } from '../engine/inFlightLimit';
import type { MetricsRead, MetricsSource, ReadFailure, ReadResult } from '../engine/ports';
import { basicAuthorization } from './basicAuthorization';
import { CANCELLED } from './CANCELLED';
import { failureOf } from './failureOf';
import { isRecord } from './isRecord';
import { partialAnswer } from './partialAnswer';
import { promSeries } from './promSeries';

export interface PrometheusHttpOptions {
  /** Root of the API, with its sub-path if it has one: `http://localhost:9090`, `https://mimir.example/prometheus`. */
  url: string;
  /** Value of the Authorization header, such as `Bearer <token>`. Without it, the user and password in the address count. */
  authorization?: string;
  /** Further headers, such as `X-Scope-OrgID`. */
  headers?: Readonly<Record<string, string>>;
  /** How long an answer may take, milliseconds. */
  timeoutMs?: number;
}

type Send = (endpoint: string, parameters: URLSearchParams, signal: AbortSignal) => Promise<Response>;

/** Requests at a time: what a Prometheus serves beside its other work. */
const IN_FLIGHT = 5;

const PARTIAL_STORAGE = 'The response is partial (isPartial): some of the storage did not answer.';

const NEEDS_GRAFANA: ReadFailure = {
  ok: false,
  kind: 'other',
  message:
    'This SLO is measured by queries of a data source of Grafana, which Prometheus cannot answer. Ask Grafana: give its address and a token.',
};

/** Reads straight from a Prometheus, or from what has its HTTP API (Mimir, Thanos, VictoriaMetrics). In Node or a browser. */
export function prometheusHttpSource(options: PrometheusHttpOptions): MetricsSource {
  const { timeoutMs = 60_000 } = options;
  const send = sender(options);
  const limited = inFlightLimit(IN_FLIGHT);

  async function readOne(read: MetricsRead, expr: string): Promise<ReadResult> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = read.signal === undefined ? timeout : AbortSignal.any([timeout, read.signal]);
    try {
      const [endpoint, parameters] = requestOf(read, expr);
      const response = await send(endpoint, parameters, signal);
      return resultOf(response, await response.text());
    } catch (error) {
      return read.signal?.aborted ? CANCELLED : timeout.aborted ? tooLate(timeoutMs) : failureOf(error);
    }
  }

  return {
    read: (read) =>
      Promise.all(
        read.queries.map(async (query) =>
          query.kind === 'promql'
            ? ((await limited(() => readOne(read, query.expr), read.signal)) ?? CANCELLED)
            : NEEDS_GRAFANA
        )
      ),
  };
}

function tooLate(timeoutMs: number): ReadFailure {
  return { ok: false, kind: 'timeout', message: `Prometheus did not answer within ${timeoutMs / 1000} seconds.` };
}

function requestOf({ fromMs, toMs, stepMs }: MetricsRead, query: string): [endpoint: string, URLSearchParams] {
  const seconds = (ms: number) => String(ms / 1000);
  return stepMs === undefined
    ? ['query', new URLSearchParams({ query, time: seconds(toMs) })]
    : [
        'query_range',
        new URLSearchParams({ query, start: seconds(fromMs), end: seconds(toMs), step: seconds(stepMs) }),
      ];
}

/** POST, because a query may be longer than an address; GET where something in between lets only that through. */
function sender({ url, authorization, headers }: PrometheusHttpOptions): Send {
  const { root, ownAuthorization } = rootOf(url);
  const sent = authorization ?? ownAuthorization;
  const allHeaders = { Accept: 'application/json', ...headers, ...(sent === undefined ? {} : { Authorization: sent }) };
  let takesPost = true;
  return async (endpoint, parameters, signal) => {
    const address = `${root}/api/v1/${endpoint}`;
    if (takesPost) {
      const response = await fetch(address, { method: 'POST', body: parameters, headers: allHeaders, signal });
      if (response.status !== 405) {
        return response;
      }
      await response.body?.cancel();
      takesPost = false;
    }
    return fetch(`${address}?${parameters}`, { headers: allHeaders, signal });
  };
}

/** fetch takes no address with a user and a password in it. */
function rootOf(url: string): { root: string; ownAuthorization?: string } {
  if (!URL.canParse(url)) {
    return { root: url };
  }
  const parsed = new URL(url);
  const { username, password } = parsed;
  parsed.username = '';
  parsed.password = '';
  parsed.search = '';
  parsed.hash = '';
  return {
    root: parsed.href.replace(/\/+$/, ''),
    ownAuthorization:
      username === '' ? undefined : basicAuthorization(decodeURIComponent(username), decodeURIComponent(password)),
  };
}

function resultOf({ status, statusText }: Response, text: string): ReadResult {
  const body = parse(text);
  const series = isRecord(body) && body.status === 'success' ? promSeries(body.data) : undefined;
  if (isRecord(body) && series !== undefined) {
    return partialIn(body) ?? { ok: true, series };
  }
  return status === 200 && !isRecord(body) ? notPrometheus() : failureOf({ status, statusText, data: body });
}

/** VictoriaMetrics' cluster says by a field of its own that some of its storage did not answer. */
function partialIn({ warnings, isPartial }: Record<string, unknown>): ReadFailure | undefined {
  const said = Array.isArray(warnings) ? (warnings as unknown[]) : [];
  return partialAnswer([...said, ...(isPartial === true ? [PARTIAL_STORAGE] : [])]);
}

function notPrometheus(): ReadFailure {
  return {
    ok: false,
    kind: 'other',
    message: 'What answers there is no Prometheus. Check the address: it is that of the API without /api/v1.',
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
