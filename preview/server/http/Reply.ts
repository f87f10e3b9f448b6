import type { OutgoingHttpHeaders } from 'node:http';

/** One finished answer. A string or buffer is sent as it is, `file` is streamed from disk. */
export interface Reply {
  status: number;
  headers: OutgoingHttpHeaders;
  body?: string | Buffer;
  file?: string;
}

const HANDLER_JSON = 'application/json';
const MIDDLEWARE_JSON = 'application/json; charset=UTF-8';

/** JSON as Grafana's API handlers send it. */
export function json(status: number, body: unknown): Reply {
  return { status, headers: { 'Content-Type': HANDLER_JSON }, body: JSON.stringify(body) };
}

/** JSON as Grafana's middleware sends it: the recordings show another content type there than from the handlers. */
export function middlewareJson(status: number, body: unknown): Reply {
  return { status, headers: { 'Content-Type': MIDDLEWARE_JSON }, body: JSON.stringify(body) };
}

/** `{"message": …}` with the given status, Grafana's usual short answer. */
export function message(status: number, text: string): Reply {
  return json(status, { message: text });
}
