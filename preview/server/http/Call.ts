import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../people/Caller';

/** One request on its way to a handler. */
export interface Call {
  method: string;
  /** Path without the query, still percent-encoded. */
  path: string;
  /** Values of the `:name` parts of the route, decoded; `rest` holds what a trailing `*` matched, still encoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** The query as it was sent, with its `?`, or an empty string. */
  rawQuery: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Who asks. Handlers of routes for anyone may see `null`. */
  caller: Caller | null;
}
