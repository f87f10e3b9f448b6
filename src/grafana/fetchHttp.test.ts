/** @jest-environment node */
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basicAuthorization } from './basicAuthorization';
import { fetchHttp } from './fetchHttp';

interface Seen {
  method?: string;
  url?: string;
  headers: IncomingMessage['headers'];
  body: string;
}

let server: Server;
let url: string;
let seen: Seen[];
let answer: { status: number; body: string } | 'silence';

beforeEach(async () => {
  seen = [];
  answer = { status: 200, body: '{"ok":true}' };
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += String(chunk);
    }
    seen.push({ method: request.method, url: request.url, headers: request.headers, body });
    if (answer !== 'silence') {
      response.writeHead(answer.status).end(answer.body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

test('a request goes to the address under the root, with its sub-path', async () => {
  const response = await fetchHttp({ url: `${url}/grafana/` }).send({ method: 'GET', path: '/api/user?x=1' });
  expect(response).toEqual({ status: 200, body: { ok: true } });
  expect(seen).toMatchObject([{ method: 'GET', url: '/grafana/api/user?x=1', body: '' }]);
  expect(seen[0].headers.authorization).toBeUndefined();
});

test('a body is sent as JSON, and the authorization with it', async () => {
  const http = fetchHttp({ url, authorization: basicAuthorization('pät', 'p:w') });
  await http.send({ method: 'POST', path: '/api/folders', body: { uid: 'truce' } });
  expect(seen[0]).toMatchObject({
    body: '{"uid":"truce"}',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from('pät:p:w').toString('base64')}`,
    },
  });
});

test.each([401, 404, 412, 500])('the status %s is an answer, not an error', async (status) => {
  answer = { status, body: '{"message":"no"}' };
  expect(await fetchHttp({ url }).send({ method: 'GET', path: '/' })).toEqual({ status, body: { message: 'no' } });
});

test('an answer that is not JSON is handed on as text', async () => {
  answer = { status: 502, body: '<html>Bad gateway</html>' };
  expect(await fetchHttp({ url }).send({ method: 'GET', path: '/' })).toEqual({
    status: 502,
    body: '<html>Bad gateway</html>',
  });
});

test('only a failing connection rejects', async () => {
  await expect(fetchHttp({ url: 'http://127.0.0.1:9' }).send({ method: 'GET', path: '/' })).rejects.toThrow();
});

test('a server that never answers counts as a failing connection', async () => {
  answer = 'silence';
  await expect(fetchHttp({ url, timeoutMs: 50 }).send({ method: 'GET', path: '/' })).rejects.toThrow();
});
