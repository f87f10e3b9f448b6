/** @jest-environment node */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { MetricsRead } from '../engine/ports';
import { prometheusHttpSource } from './prometheusHttpSource';

const READ: MetricsRead = {
  source: { type: 'prometheus', uid: 'prometheus' },
  queries: [{ kind: 'promql', expr: 'up' }],
  fromMs: 60_000,
  toMs: 120_000,
  stepMs: 60_000,
};

interface Asked {
  method?: string;
  path: string;
  form: Record<string, string>;
  headers: IncomingMessage['headers'];
}

interface Stub {
  status?: number;
  body: unknown;
}

let server: Server;
let url: string;
let asked: Asked[];
let answer: (request: Asked) => Stub | 'silence' | 'break';

const success = (resultType: string, result: unknown): Stub => ({
  body: { status: 'success', data: { resultType, result } },
});

beforeEach(async () => {
  asked = [];
  answer = () => success('matrix', []);
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += String(chunk);
    }
    const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
    const form = Object.fromEntries(new URLSearchParams(body || search));
    const it = { method: request.method, path: pathname, form, headers: request.headers };
    asked.push(it);
    const stub = answer(it);
    if (stub === 'break') {
      request.socket.destroy();
    } else if (stub !== 'silence') {
      response.writeHead(stub.status ?? 200).end(typeof stub.body === 'string' ? stub.body : JSON.stringify(stub.body));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

describe('what is asked', () => {
  it('a range in seconds, in the body, below a sub-path', async () => {
    await prometheusHttpSource({ url: `${url}/prometheus/`, headers: { 'X-Scope-OrgID': 'shop' } }).read(READ);
    expect(asked).toMatchObject([
      {
        method: 'POST',
        path: '/prometheus/api/v1/query_range',
        form: { query: 'up', start: '60', end: '120', step: '60' },
        headers: { 'x-scope-orgid': 'shop' },
      },
    ]);
  });

  it('one moment, the last, where there is no step', async () => {
    await prometheusHttpSource({ url }).read({ ...READ, stepMs: undefined });
    expect(asked).toMatchObject([{ path: '/api/v1/query', form: { query: 'up', time: '120' } }]);
  });

  it('with GET where something in between lets no POST through, and with GET from then on', async () => {
    answer = ({ method }) => (method === 'POST' ? { status: 405, body: '' } : success('matrix', []));
    const source = prometheusHttpSource({ url });
    expect(await source.read(READ)).toEqual([{ ok: true, series: [] }]);
    await source.read(READ);
    expect(asked.map((it) => it.method)).toEqual(['POST', 'GET', 'GET']);
    expect(asked[1]).toMatchObject({ path: '/api/v1/query_range', form: { query: 'up', start: '60' } });
  });

  it('with the authorization that is given', async () => {
    await prometheusHttpSource({ url, authorization: 'Bearer token' }).read(READ);
    expect(asked[0]!.headers.authorization).toBe('Bearer token');
  });

  it('with the user and the password in the address', async () => {
    await prometheusHttpSource({ url: url.replace('//', '//sam:p%40ss@') }).read(READ);
    expect(asked[0]!.headers.authorization).toBe(`Basic ${btoa('sam:p@ss')}`);
  });

  it('five queries at a time', async () => {
    let running = 0;
    const most: number[] = [];
    const open: Array<() => void> = [];
    const realFetch = global.fetch;
    jest.spyOn(global, 'fetch').mockImplementation(async (...call) => {
      most.push(++running);
      await new Promise<void>((resolve) => open.push(resolve));
      running--;
      return realFetch(...call);
    });
    const queries = Array.from({ length: 12 }, (_, i) => ({ kind: 'promql' as const, expr: `x${i}` }));
    const results = prometheusHttpSource({ url }).read({ ...READ, queries });
    const release = setInterval(() => open.splice(0).forEach((it) => it()), 1);
    expect(await results).toHaveLength(12);
    clearInterval(release);
    jest.restoreAllMocks();
    expect(Math.max(...most)).toBe(5);
    expect(new Set(asked.map((it) => it.form.query)).size).toBe(12);
  });
});

describe('what is answered', () => {
  const read = async (stub: Stub) => {
    answer = () => stub;
    return (await prometheusHttpSource({ url }).read(READ))[0];
  };

  it('a matrix, with labels and without the values that are no numbers', async () => {
    const values = [
      [60, '1'],
      [61.123, '2.5'],
      [120, 'NaN'],
      [180, '+Inf'],
    ];
    const gone = { metric: { in: 'us' }, values: [[60, 'NaN']] };
    expect(await read(success('matrix', [{ metric: { in: 'eu' }, values }, gone]))).toEqual({
      ok: true,
      series: [{ labels: { in: 'eu' }, times: [60_000, 61_123], values: [1, 2.5] }],
    });
  });

  it('a vector or a scalar, at its time', async () => {
    const one = { ok: true, series: [{ labels: {}, times: [120_000], values: [7] }] };
    expect(await read(success('vector', [{ metric: {}, value: [120, '7'] }]))).toEqual(one);
    expect(await read(success('scalar', [120, '7']))).toEqual(one);
    expect(await read(success('string', [120, '7']))).toEqual({ ok: true, series: [] });
  });

  it('an error of Prometheus in its own words', async () => {
    const body = { status: 'error', errorType: 'bad_data', error: '1:5: parse error: unclosed left parenthesis' };
    expect(await read({ status: 400, body })).toEqual({
      ok: false,
      kind: 'syntax',
      message: '1:5: parse error: unclosed left parenthesis',
      status: 400,
    });
  });

  const point = [{ metric: {}, values: [[60, '1']] }];
  const warned = (more: object): Stub => ({ body: { ...(success('matrix', point).body as object), ...more } });

  it.each([
    'receive series from Addr: thanos-store:10901 LabelSets: {region="eu"} Mint: 1 Maxt: 2: rpc error: code = Unavailable desc = connection error',
    'failed to receive any data from Addr: 10.0.0.7:10901 LabelSets: Mint: 1 Maxt: 2: context deadline exceeded',
    'fetching store 10.0.0.7:10901 failed',
  ])('no part of an answer, which may be whole later: %s', async (warning) => {
    expect(await read(warned({ warnings: ['PromQL warning: odd', warning] }))).toEqual({
      ok: false,
      kind: 'overloaded',
      message: warning,
    });
  });

  it('no part of an answer of a VictoriaMetrics cluster', async () => {
    expect(await read(warned({ isPartial: true }))).toMatchObject({
      kind: 'overloaded',
      message: expect.stringMatching(/^The response is partial \(isPartial\)/),
    });
    expect(await read(warned({ isPartial: false }))).toMatchObject({ ok: true });
  });

  it.each([
    'PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "partial_refunds" (1:5)',
    'PromQL warning: encountered a mix of histograms and floats for metric name partial_refunds (1:5)',
    'results truncated due to limit',
    7,
  ])('everything, whatever else is warned of: %s', async (warning) => {
    expect(await read(warned({ warnings: [warning] }))).toMatchObject({ ok: true, series: [{ values: [1] }] });
  });

  it.each([
    [401, 'no credentials', 'refused'],
    [404, '404 page not found\n', 'source-missing'],
    [502, '<html><title>502 Bad Gateway</title></html>', 'overloaded'],
    [504, '', 'timeout'],
  ])('the status %i of something in between', async (status, body, kind) => {
    expect(await read({ status, body })).toMatchObject({ ok: false, kind, status });
  });

  it.each(['<html>Welcome</html>', '[]'])('that it is no Prometheus: %s', async (body) => {
    expect(await read({ body })).toMatchObject({ ok: false, message: expect.stringMatching(/is no Prometheus/) });
  });

  it('that a query which only Grafana can send needs Grafana, beside the answers of the others', async () => {
    answer = () => success('scalar', [120, '7']);
    const queries = [{ kind: 'own', query: { refId: 'A' } } as const, ...READ.queries];
    expect(await prometheusHttpSource({ url }).read({ ...READ, queries })).toMatchObject([
      { ok: false, kind: 'other', message: expect.stringMatching(/Ask Grafana: give its address and a token\.$/) },
      { ok: true },
    ]);
  });
});

describe('no answer', () => {
  const failure = (kind: string, message: unknown) => [{ ok: false, kind, message }];

  it('in time', async () => {
    answer = () => 'silence';
    expect(await prometheusHttpSource({ url, timeoutMs: 20 }).read(READ)).toEqual(
      failure('timeout', 'Prometheus did not answer within 0.02 seconds.')
    );
  });

  it('because nobody waits for it any more', async () => {
    const abort = new AbortController();
    answer = () => {
      abort.abort();
      return 'silence';
    };
    expect(await prometheusHttpSource({ url }).read({ ...READ, signal: abort.signal })).toEqual(
      failure('cancelled', expect.any(String))
    );
    await prometheusHttpSource({ url }).read({ ...READ, signal: AbortSignal.abort() });
    expect(asked).toHaveLength(1);
  });

  it('because the connection breaks', async () => {
    answer = () => 'break';
    expect(await prometheusHttpSource({ url }).read(READ)).toEqual(failure('unreachable', expect.any(String)));
  });

  it('because the address is none', async () => {
    expect(await prometheusHttpSource({ url: 'prometheus' }).read(READ)).toEqual(
      failure('unreachable', expect.stringContaining('prometheus'))
    );
  });
});
