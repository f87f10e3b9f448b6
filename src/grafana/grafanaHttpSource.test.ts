/** @jest-environment node */
import recorded from '../../preview/contract/queries.json';
import type { MetricsQuery, MetricsRead } from '../engine/ports';
import { grafanaHttpSource } from './grafanaHttpSource';
import type { HttpPort, HttpRequest } from './HttpPort';

const HOUR = 3_600_000;
const promql = (expr: string): MetricsQuery => ({ kind: 'promql', expr });
const own = (refId: string, rest: object = {}): MetricsQuery => ({ kind: 'own', query: { refId, ...rest } });
const READ: MetricsRead = {
  source: { type: 'prometheus', uid: 'prom' },
  queries: [promql('vector(1)')],
  fromMs: 1_795_298_400_000,
  toMs: 1_795_320_000_000,
  stepMs: HOUR,
};

interface Result {
  refId: string;
}

/** The recorded results under the refIds that are asked for now. */
function replay(name: string): HttpPort & { requests: HttpRequest[] } {
  const { request, response } = recorded.find((it) => it.name === name)!;
  const requests: HttpRequest[] = [];
  return {
    requests,
    async send(sent) {
      requests.push(sent);
      const body = response.body as { results?: Record<string, object> };
      const wasAsked = (request.body as { queries: Array<{ refId: string }> }).queries;
      const isAsked = (sent.body as { queries: Result[] }).queries;
      const results =
        body.results && Object.fromEntries(isAsked.map(({ refId }, i) => [refId, body.results![wasAsked[i]!.refId]]));
      return { status: response.status, body: results ? { results } : body };
    },
  };
}

/** A Grafana that answers one thing. */
const answering = (status: number, body: unknown): HttpPort => ({ send: async () => ({ status, body }) });
const result = async (http: HttpPort, read = READ) => (await grafanaHttpSource(http).read(read))[0];

describe('what is asked of Grafana', () => {
  it('PromQL, as its own front end asks', async () => {
    const http = replay('query range hourly buckets');
    await grafanaHttpSource(http).read({ ...READ, queries: [promql('a'), promql('b')] });
    const query = {
      refId: 'T0',
      datasource: { type: 'prometheus', uid: 'prom' },
      expr: 'a',
      range: true,
      instant: false,
      interval: '1h',
      format: 'time_series',
      intervalMs: HOUR,
      maxDataPoints: 11_000,
      utcOffsetSec: 0,
    };
    expect(http.requests).toEqual([
      {
        method: 'POST',
        path: '/api/ds/query?ds_type=prometheus',
        body: {
          from: '1795298400000',
          to: '1795320000000',
          queries: [query, { ...query, refId: 'T1', expr: 'b' }],
        },
      },
    ]);
  });

  it('queries of other data sources as their editors wrote them', async () => {
    const requests: HttpRequest[] = [];
    const send = async (request: HttpRequest) => {
      requests.push(request);
      return { status: 200, body: { results: {} } };
    };
    const queries = [own('A', { rawSql: 'SELECT 1', format: 'table' }), own('A', { rawSql: 'SELECT 2' })];
    await grafanaHttpSource({ send }).read({ ...READ, source: { type: 'mysql', uid: 'db' }, queries });
    const common = { refId: 'A', datasource: { type: 'mysql', uid: 'db' }, intervalMs: HOUR, maxDataPoints: 11_000 };
    expect(requests.map((it) => (it.body as { queries: unknown }).queries)).toEqual([
      [{ ...common, rawSql: 'SELECT 1', format: 'table' }],
      [{ ...common, rawSql: 'SELECT 2' }],
    ]);
    expect(requests[0]!.path).toBe('/api/ds/query?ds_type=mysql');
  });

  it('queries with the length of a bucket filled in, as a panel does, and none switched off', async () => {
    const requests: HttpRequest[] = [];
    const send = async (request: HttpRequest) => {
      requests.push(request);
      return { status: 200, body: { results: {} } };
    };
    const query = own('A', { hide: true, bucketAggs: [{ settings: { interval: '$__interval' } }], limit: 5 });
    await grafanaHttpSource({ send }).read({ ...READ, queries: [query, promql('rate(x[$__interval])')] });
    const [sent, expression] = (requests[0]!.body as { queries: object[] }).queries;
    expect(sent).toMatchObject({ bucketAggs: [{ settings: { interval: '1h' } }], limit: 5 });
    expect(sent).not.toHaveProperty('hide');
    expect(expression).toMatchObject({ expr: 'rate(x[$__interval])' });
  });
});

describe('an answer that lacks a part', () => {
  const text =
    'failed to receive any data from Addr: store-1:10901 LabelSets: {region="eu"}: context deadline exceeded';
  /** As Grafana's server hands on a warning of Thanos beside no data. */
  const warned = (severity: string) => ({
    results: {
      T0: {
        status: 200,
        frames: [
          {
            schema: { name: 'Warnings', refId: 'T0', fields: [], meta: { notices: [{ severity, text }, 'odd'] } },
            data: { values: [] },
          },
        ],
      },
    },
  });

  it('is none', async () => {
    expect(await result(answering(200, warned('warning')))).toEqual({ ok: false, kind: 'overloaded', message: text });
    expect(await result(answering(200, warned('error')))).toMatchObject({ kind: 'overloaded' });
  });

  it('is not meant by a notice that only informs', async () => {
    expect(await result(answering(200, warned('info')))).toEqual({ ok: true, series: [] });
  });
});

describe('what a running Grafana answered', () => {
  const times = Array.from({ length: 7 }, (_, i) => READ.fromMs + i * HOUR);

  it('buckets of two queries', async () => {
    const results = await grafanaHttpSource(replay('query range hourly buckets')).read({
      ...READ,
      queries: [promql('bad'), promql('total')],
    });
    expect(results).toEqual([
      { ok: true, series: [{ labels: {}, times, values: [240, 261, 332, 361, 409, 468, 480] }] },
      { ok: true, series: [{ labels: {}, times, values: expect.arrayContaining([300909, 601663]) }] },
    ]);
  });

  it('groups with their labels', async () => {
    expect(await result(replay('query range grouped'))).toMatchObject({
      ok: true,
      series: [{ labels: { service: 'checkout' } }, { labels: { service: 'search' } }],
    });
  });

  it('one moment', async () => {
    expect(await result(replay('query instant'), { ...READ, stepMs: undefined })).toEqual({
      ok: true,
      series: [
        { labels: { code: '200' }, times: [READ.toMs], values: [601_183] },
        { labels: { code: '500' }, times: [READ.toMs], values: [480] },
      ],
    });
  });

  it.each(['query empty result', 'query with NaN'])('nothing: %s', async (name) => {
    expect(await result(replay(name))).toEqual({ ok: true, series: [] });
  });

  it('an error for the query that has one, and the answer of the other', async () => {
    const queries = [promql('vector(1)'), promql('sum(')];
    expect(await grafanaHttpSource(replay('query one good one bad')).read({ ...READ, queries })).toEqual([
      { ok: true, series: [{ labels: {}, times, values: Array(7).fill(1) }] },
      { ok: false, kind: 'syntax', message: 'bad_data: 1:5: parse error: unclosed left parenthesis', status: 400 },
    ]);
  });

  it.each([
    ['query syntax error', 'syntax', 400, /unclosed left parenthesis/],
    ['query too many points', 'too-many-points', 400, /11,000 points/],
    ['query missing datasource', 'source-missing', 404, /^Data source not found$/],
    ['query without login', 'refused', 401, /^Unauthorized$/],
  ])('%s', async (name, kind, status, message) => {
    expect(await result(replay(name))).toEqual({ ok: false, kind, status, message: expect.stringMatching(message) });
  });
});

describe('other answers', () => {
  it('several statuses at once count by query', async () => {
    const results = {
      T0: { status: 500, error: 'dial tcp: lookup db: no such host' },
      T1: { status: 200, frames: [] },
    };
    expect(
      await grafanaHttpSource(answering(207, { results })).read({ ...READ, queries: [promql('a'), promql('b')] })
    ).toMatchObject([
      { ok: false, kind: 'unreachable' },
      { ok: true, series: [] },
    ]);
  });

  it('a data source whose plugin works in the browser alone', async () => {
    const body = { message: 'Plugin not registered', messageId: 'plugin.notRegistered', statusCode: 404 };
    expect(await result(answering(404, body))).toMatchObject({
      kind: 'other',
      message: expect.stringMatching(/browser alone/),
    });
  });

  it.each<[number, unknown, string]>([
    [403, { message: "You'll need additional permissions", title: 'Access denied' }, 'refused'],
    [500, { message: 'An error occurred within the plugin' }, 'other'],
    [502, '<html><title>502 Bad Gateway</title></html>', 'overloaded'],
    [200, '<html>Welcome</html>', 'other'],
    [200, { results: {} }, 'other'],
  ])('%i %j', async (status, body, kind) => {
    expect(await result(answering(status, body))).toMatchObject({
      ok: false,
      kind,
      message: expect.stringMatching(/./),
    });
  });

  it('none, because Grafana cannot be reached', async () => {
    const refused = Object.assign(new TypeError('fetch failed'), {
      cause: { code: 'ECONNREFUSED', message: 'connect' },
    });
    expect(await result({ send: () => Promise.reject(refused) })).toMatchObject({ ok: false, kind: 'unreachable' });
  });

  it('none, because nobody waits for it', async () => {
    const abort = new AbortController();
    const send = jest.fn(async () => {
      abort.abort();
      throw abort.signal.reason;
    });
    const read = { ...READ, signal: abort.signal };
    expect(await result({ send }, read)).toMatchObject({ ok: false, kind: 'cancelled' });
    expect(await result({ send }, read)).toMatchObject({ ok: false, kind: 'cancelled' });
    expect(send).toHaveBeenCalledTimes(1);
  });
});
