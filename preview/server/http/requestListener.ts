import { createReadStream } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Caller } from '../people/Caller';
import type { Call } from './Call';
import { readBody } from './readBody';
import { readCookie } from './cookies';
import { internalError, Refusal, refuse } from './Refusal';
import type { Reply } from './Reply';
import type { Route } from './Route';
import { findRoute } from './router';

interface Parts {
  routes: readonly Route[];
  /** Finds out who asks; throws a refusal for wrong credentials. */
  authenticate: (headers: IncomingMessage['headers']) => Caller | null;
  /** Told of everything a handler did not expect. */
  onError: (error: unknown) => void;
}

/** The listener of the HTTP server: finds the route, lets in whom it may, and turns refusals into answers. */
export function requestListener(parts: Parts): RequestListener {
  return (request, response) => {
    void answer(request, parts)
      .catch((error) => refusalOf(error, parts.onError))
      .then((reply) => send(request, response, reply));
  };
}

async function answer(request: IncomingMessage, { routes, authenticate }: Parts): Promise<Reply> {
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  const rawQuery = cut < 0 ? '' : target.slice(cut);

  refuseForeignOrigin(request);
  const match = findRoute(routes, method, path);
  if (!match) {
    throw refuse(404, 'Not found');
  }
  const call: Call = {
    method,
    path,
    rawQuery,
    params: match.params,
    query: new URLSearchParams(rawQuery),
    headers: request.headers,
    body: await readBody(request),
    caller: authenticate(request.headers),
  };
  return match.route.handler(call);
}

/** As Grafana's CSRF check: a page of another origin may not write with this browser's session cookie. */
function refuseForeignOrigin({ method, headers }: IncomingMessage): void {
  const writes = method !== 'GET';
  if (!writes || !headers.origin || readCookie(headers.cookie, 'grafana_session') === undefined) {
    return;
  }
  if (!URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host) {
    throw new Refusal({ status: 403, headers: { 'Content-Type': 'text/plain' }, body: 'origin not allowed\n' });
  }
}

function refusalOf(error: unknown, onError: (error: unknown) => void): Reply {
  if (error instanceof Refusal) {
    return error.reply;
  }
  onError(error);
  return internalError().reply;
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  if (response.destroyed) {
    return;
  }
  // A body that was refused unread must not be read as the next request of the connection.
  const unread = request.complete ? {} : { Connection: 'close' };
  response.writeHead(reply.status, { 'X-Content-Type-Options': 'nosniff', ...reply.headers, ...unread });
  if (reply.file) {
    pipeline(createReadStream(reply.file), response, () => {});
  } else {
    response.end(reply.body);
  }
}
