import type { HttpPort, HttpRequest, HttpResponse } from './HttpPort';

/** How long an answer may take, in milliseconds, before it counts as a failing connection. */
const PATIENCE_MS = 30_000;

export interface FetchHttpOptions {
  /** Root of Grafana, with its sub-path if it has one: `http://localhost:3000`. */
  url: string;
  /** Value of the Authorization header: see basicAuthorization, or `Bearer <token>`. */
  authorization?: string;
  /** Further headers, such as `X-Grafana-Org-Id`. */
  headers?: Readonly<Record<string, string>>;
  timeoutMs?: number;
}

/** The way to Grafana's HTTP API from Node, or from a page that is not part of Grafana. */
export function fetchHttp({ url, authorization, headers, timeoutMs = PATIENCE_MS }: FetchHttpOptions): HttpPort {
  const root = url.replace(/\/+$/, '');
  return {
    async send({ method, path, body, signal }: HttpRequest): Promise<HttpResponse> {
      const timeout = AbortSignal.timeout(timeoutMs);
      const response = await fetch(`${root}${path}`, {
        method,
        headers: {
          ...headers,
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      });
      return { status: response.status, body: parse(await response.text()) };
    },
  };
}

// A proxy in front of Grafana answers with HTML: that is a body like any other, and the caller says what it expected.
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
