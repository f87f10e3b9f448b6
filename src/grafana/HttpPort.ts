/** A request to Grafana's HTTP API, relative to its root: `/api/folders`. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** Aborted when nobody waits for the answer any more; the request then rejects. */
  signal?: AbortSignal;
}

/** Grafana's answer, whatever its status. Only a failing connection rejects. */
export interface HttpResponse {
  status: number;
  body: unknown;
}

/** The way to Grafana's HTTP API. In the browser over the Grafana session, in Node with a token or a password. */
export interface HttpPort {
  send(request: HttpRequest): Promise<HttpResponse>;
}
