/** @jest-environment node */
import { FakePrometheus, type PromRequest, type PromStubAnswer } from '../testing/FakePrometheus';
import { TestServer } from '../testing/TestServer';

const FROM = 1_795_298_400_000;
const TO = FROM + 3_600_000;

const query = (more: object = {}): object => ({
  refId: 'A',
  datasource: { uid: 'prom', type: 'prometheus' },
  expr: 'up',
  range: true,
  interval: '1m',
  ...more,
});
const request = (...queries: object[]): object => ({ from: String(FROM), to: String(TO), queries });

let prometheus: FakePrometheus;
let server: TestServer;

function stub({ path }: PromRequest): PromStubAnswer {
  const instant = path === '/api/v1/query';
  const sample = [FROM / 1000, '1'];
  const series = instant ? { metric: {}, value: sample } : { metric: {}, values: [sample] };
  const data = { resultType: instant ? 'vector' : 'matrix', result: [series] };
  return { status: 200, body: { status: 'success', data } };
}

async function start(answer: (request: PromRequest) => PromStubAnswer): Promise<void> {
  prometheus = await FakePrometheus.start(answer);
  server = await TestServer.start({ prometheusUrl: prometheus.url });
}

afterEach(async () => {
  await server.stop();
  await prometheus.stop();
});

describe('queries', () => {
  test('asked for both, the instant part comes first and each part says what was asked', async () => {
    await start(stub);
    const answer = await server.ask('admin', 'POST', '/api/ds/query', request(query({ instant: true })));
    const { frames } = (answer.body as { results: { A: { frames: Array<{ schema: { meta: object } }> } } }).results.A;
    expect(frames.map(({ schema }) => schema.meta)).toMatchObject([
      { type: 'numeric-multi', custom: { calculatedMinStep: 60_000 }, executedQueryString: 'Expr: up\nStep: 1m0s' },
      { type: 'timeseries-multi', custom: { calculatedMinStep: 60_000 }, executedQueryString: 'Expr: up\nStep: 1m0s' },
    ]);
  });

  test('a range is aligned down to the step, an instant stays where it is', async () => {
    await start(stub);
    const body = { from: FROM + 61_500, to: TO + 61_500, queries: [query({ instant: true })] };
    await server.ask('admin', 'POST', '/api/ds/query', body);
    const [instant, range] = prometheus.asked.map(({ form }) => Object.fromEntries(form));
    expect(instant).toEqual({ query: 'up', time: String((TO + 61_500) / 1000) });
    const [start_, end] = [String(FROM / 1000 + 60), String(TO / 1000 + 60)];
    expect(range).toEqual({ query: 'up', start: start_, end, step: '60' });
  });

  test('"now" and "now-1h" are taken from the server\'s clock', async () => {
    await start(stub);
    await server.ask('admin', 'POST', '/api/ds/query', { from: 'now-1h', to: 'now', queries: [query()] });
    const now = Math.floor(server.now / 60_000) * 60;
    expect(Object.fromEntries(prometheus.asked[0].form)).toMatchObject({ start: String(now - 3600), end: String(now) });
  });

  test("a query's own range counts only with the header that says so", async () => {
    await start(stub);
    const own = query({ timeRange: { from: String(FROM), to: String(FROM + 60_000) } });
    await server.ask('admin', 'POST', '/api/ds/query', request(own));
    await server.ask('admin', 'POST', '/api/ds/query', request(own), { 'X-Query-V2': 'true' });
    expect(prometheus.asked.map(({ form }) => form.get('end'))).toEqual([
      String(TO / 1000),
      String((FROM + 60_000) / 1000),
    ]);
  });

  test.each([
    ['no queries', { from: 'now-1h', to: 'now', queries: [] }, 400, 'query.noQueries'],
    ['no times', { queries: [query()] }, 400, 'query.invalidTimeRange'],
    ['times of no kind', { from: 'then', to: 'now', queries: [query()] }, 400, 'query.invalidTimeRange'],
    ['a source without a backend', request(query({ datasource: { uid: 'truce' } })), 404, 'plugin.notRegistered'],
  ])('%s: refused', async (_, body, status, messageId) => {
    await start(stub);
    const answer = await server.ask('admin', 'POST', '/api/ds/query', body);
    expect([answer.status, answer.body]).toMatchObject([status, { messageId, statusCode: status }]);
  });
});

describe('trouble with Prometheus', () => {
  test('nobody there: 400, with 502 and the reason under each refId, and no frames', async () => {
    await start(stub);
    const { url } = prometheus;
    await prometheus.stop();
    const queries = [query(), query({ refId: 'B', range: false, instant: true })];
    const { status, body } = await server.ask('admin', 'POST', '/api/ds/query', request(...queries));
    const result = (endpoint: string): object => ({
      error: `Post "${url}/api/v1/${endpoint}": dial tcp ${url.slice(7)}: connect: connection refused`,
      errorSource: 'downstream',
      status: 502,
      frames: [],
    });
    expect([status, body]).toEqual([400, { results: { A: result('query_range'), B: result('query') } }]);
  });

  test('nobody there: the health check says so, and look-ups fail as a plugin of Grafana does', async () => {
    await start(stub);
    const { url } = prometheus;
    await prometheus.stop();
    const health = await server.ask('admin', 'GET', '/api/datasources/uid/prom/health');
    const why = `Post "${url}/api/v1/query": dial tcp ${url.slice(7)}: connect: connection refused`;
    const text = `${why} - There was an error returned querying the Prometheus API.`;
    expect([health.status, health.body]).toEqual([400, { message: text, status: 'ERROR' }]);
    const labels = await server.ask('admin', 'GET', '/api/datasources/uid/prom/resources/api/v1/labels');
    expect([labels.status, labels.body]).toMatchObject([500, { messageId: 'plugin.downstreamError' }]);
  });

  test('a query that fails while it runs keeps its status and its words', async () => {
    await start(() => ({
      status: 422,
      body: { status: 'error', errorType: 'execution', error: 'many-to-many matching not allowed' },
    }));
    const { status, body } = await server.ask('admin', 'POST', '/api/ds/query', request(query()));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      results: { A: { status: 422, error: 'execution: many-to-many matching not allowed' } },
    });
  });

  test.each([
    ['a proxy that is in the way', 404, '"404 page not found"', /^unexpected response with status code 404: /],
    ['an answer in another format', 200, '{"hello":1}', /not in its format/],
  ])('%s is an error of that query', async (_, status, body, error) => {
    await start(() => ({ status, body: JSON.parse(body) as unknown }));
    const answer = await server.ask('admin', 'POST', '/api/ds/query', request(query()));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ results: { A: { status: 500, error: expect.stringMatching(error) } } });
  });

  test('an error in one part of a query does not hide the other part', async () => {
    const failing = { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'no' } };
    await start((asked) => (asked.path === '/api/v1/query' ? failing : stub(asked)));
    const answer = await server.ask('admin', 'POST', '/api/ds/query', request(query({ instant: true })));
    const { A } = (answer.body as { results: { A: { error: string; frames: object[] } } }).results;
    expect([A.error, A.frames.length]).toEqual(['bad_data: no', 2]);
  });
});

describe('look-ups', () => {
  test('a form is passed on unchanged', async () => {
    await start(() => ({ status: 200, body: { status: 'success', data: ['service'] } }));
    const path = '/api/datasources/uid/prom/resources/api/v1/labels';
    const form = 'match%5B%5D=up%7Ba%3D%22b%22%7D&start=1&limit=40000';
    const { status, body } = await server.ask('admin', 'POST', path, form);
    expect([status, body]).toEqual([200, { status: 'success', data: ['service'] }]);
    expect(prometheus.asked).toMatchObject([{ method: 'POST', path: '/api/v1/labels' }]);
    expect(prometheus.asked[0].form.get('match[]')).toBe('up{a="b"}');
  });

  test.each([
    '-/quit',
    'api/v1/../../-/quit',
    'api/v1/%2e%2e/x',
    'api/v1/admin/tsdb/delete_series',
    'api/v1/a%2Fb',
    '',
  ])('what is not the query API is not reached: %s', async (path) => {
    await start(stub);
    await server.ask('admin', 'GET', `/api/datasources/uid/prom/resources/${path}`);
    expect(prometheus.asked).toEqual([]);
  });
});
