/** @jest-environment node */
import fc from 'fast-check';

import type { FailureKind } from '../engine/ports';
import { failureOf } from './failureOf';

const kindOf = (thrown: unknown) => failureOf(thrown).kind;

/** Prometheus's HTTP API, asked directly. */
const prometheus = (status: number, errorType: string, error: string) => ({
  status,
  data: { status: 'error', errorType, error },
});
/** One query's error in Grafana's answer to POST /api/ds/query. */
const query = (status: number, message: string) => ({ refId: 'A', status, message });
/** Node's fetch. */
const node = (code: string, message: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: { code, message } });

const CASES: Array<[FailureKind, string, unknown]> = [
  ['syntax', 'Prometheus', prometheus(400, 'bad_data', '1:14: parse error: unclosed left parenthesis')],
  ['syntax', 'Prometheus, through Grafana', query(400, 'bad_data: 1:14: parse error: unclosed left parenthesis')],
  [
    'syntax',
    'Prometheus, range vector',
    prometheus(400, 'bad_data', 'invalid expression type "range vector" for range query'),
  ],
  [
    'syntax',
    'VictoriaMetrics',
    prometheus(
      422,
      '422',
      'error when executing query="sum(" for (time=1, step=300000): singleExpr: unexpected token ""; want "("'
    ),
  ],
  [
    'syntax',
    'VictoriaMetrics, function',
    prometheus(422, '422', 'error when executing query="nofunc(x)" for (time=1, step=300000): unknown func "nofunc"'),
  ],
  ['syntax', 'PostgreSQL', query(400, 'db query error: pq: syntax error at or near "FORM"')],
  ['refused', 'Grafana, signed out', { status: 401, statusText: 'Unauthorized', data: { message: 'Unauthorized' } }],
  [
    'refused',
    'Grafana, no permission',
    {
      status: 403,
      data: { accessErrorId: 'ACE1', message: "You'll need additional permissions", title: 'Access denied' },
    },
  ],
  ['refused', 'Prometheus behind Grafana', query(500, 'unexpected response with status code 401: no credentials')],
  ['refused', 'PostgreSQL', query(400, 'db query error: pq: permission denied for table orders')],
  ['source-missing', 'Grafana, server', { status: 404, data: { message: 'Data source not found' } }],
  ['source-missing', 'Grafana, front end', new Error('Datasource prom-2 was not found')],
  ['source-missing', 'Grafana, query', new Error('Unknown Datasource: {"uid":"prom-2"}')],
  ['source-missing', 'a wrong address', { status: 404, data: '404 page not found\n' }],
  [
    'too-many-points',
    'Prometheus',
    prometheus(
      400,
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)'
    ),
  ],
  [
    'too-many-points',
    'VictoriaMetrics',
    prometheus(
      422,
      '422',
      'too many points for the given step=1000, start=0 and end=1000000000: 1000001; cannot exceed -search.maxPointsPerTimeseries=100'
    ),
  ],
  [
    'too-much',
    'Prometheus',
    prometheus(422, 'execution', 'query processing would load too many samples into memory in query execution'),
  ],
  [
    'too-much',
    'VictoriaMetrics, samples',
    prometheus(
      422,
      '422',
      'cannot evaluate "bar": cannot select more than -search.maxSamplesPerQuery=5 samples; possible solutions: …'
    ),
  ],
  [
    'too-much',
    'VictoriaMetrics, series',
    prometheus(
      422,
      '422',
      'error when searching tsids: the number of matching timeseries exceeds 2; either narrow down the search or …'
    ),
  ],
  [
    'too-much',
    'Mimir',
    query(
      422,
      'execution: expanding series: the query exceeded the maximum number of series (limit: 3 series) (err-mimir-max-series-per-query). …'
    ),
  ],
  [
    'too-much',
    'Thanos',
    prometheus(
      422,
      'execution',
      'rpc error: code = ResourceExhausted desc = exceeded series limit: rpc error: code = Code(422) desc = limit 12000 violated (got 12704)'
    ),
  ],
  ['too-much', 'Loki', query(400, 'maximum of series (500) reached for a single query')],
  ['too-much', 'InfluxDB', query(400, 'max-select-series limit exceeded: (101/100)')],
  ['timeout', 'Prometheus', prometheus(503, 'timeout', 'query timed out in expression evaluation')],
  [
    'timeout',
    'Grafana',
    query(500, 'Post "http://p:9090": context deadline exceeded (Client.Timeout exceeded while awaiting headers)'),
  ],
  [
    'timeout',
    'a gateway',
    {
      status: 504,
      statusText: 'Gateway Timeout',
      data: '<html><head><title>504 Gateway Time-out</title></head></html>',
    },
  ],
  ['timeout', 'PostgreSQL', query(400, 'db query error: pq: canceling statement due to statement timeout')],
  ['timeout', 'our own patience', new DOMException('The operation was aborted due to timeout', 'TimeoutError')],
  ['overloaded', 'a rate limit', { status: 429, statusText: 'Too Many Requests', data: {} }],
  ['overloaded', 'a gateway without what is behind it', { status: 502, statusText: 'Bad Gateway', data: '' }],
  ['overloaded', 'a service that restarts', { status: 503, data: 'Service Unavailable' }],
  [
    'overloaded',
    'VictoriaMetrics',
    prometheus(
      503,
      '503',
      "couldn't start executing the request in 10.000 seconds, since -search.maxConcurrentRequests=4 concurrent requests are executed."
    ),
  ],
  ['overloaded', 'Loki', query(500, 'too many outstanding requests')],
  [
    'unreachable',
    'Grafana',
    query(502, 'Post "http://127.0.0.1:9/api/v1/query_range": dial tcp 127.0.0.1:9: connect: connection refused'),
  ],
  ['unreachable', 'Grafana, no such host', query(500, 'Post "http://prom:9090": dial tcp: lookup prom: no such host')],
  [
    'unreachable',
    'Grafana, a host that is silent',
    query(500, 'Post "http://10.0.0.1:9090": dial tcp 10.0.0.1:9090: i/o timeout'),
  ],
  ['unreachable', 'Node', node('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1999')],
  ['unreachable', 'Node, no such host', node('ENOTFOUND', 'getaddrinfo ENOTFOUND nowhere.invalid')],
  ['unreachable', 'Node, a connection that breaks', node('UND_ERR_SOCKET', 'other side closed')],
  ['unreachable', 'Node, a certificate', node('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate')],
  ['unreachable', 'Chromium', new TypeError('Failed to fetch')],
  ['unreachable', 'Firefox', new TypeError('NetworkError when attempting to fetch resource.')],
  ['cancelled', 'Grafana', { cancelled: true, status: -1, statusText: 'Request was aborted', data: null }],
  ['cancelled', 'Grafana, as an answer', { type: 'cancelled', message: 'Request was aborted' }],
  ['cancelled', 'fetch', new DOMException('This operation was aborted', 'AbortError')],
  [
    'other',
    'Prometheus, an impossible sum',
    prometheus(422, 'execution', 'many-to-many matching not allowed: matching labels must be unique on one side'),
  ],
  [
    'other',
    'a plugin that breaks',
    { status: 500, data: { message: 'An error occurred within the plugin', messageId: 'plugin.downstreamError' } },
  ],
];

it.each(CASES)('%s: %s', (kind, _, thrown) => {
  expect(kindOf(thrown)).toBe(kind);
});

describe("the message is the source's own", () => {
  it.each<[string, unknown, string]>([
    ['of Prometheus', prometheus(400, 'bad_data', 'parse error'), 'parse error'],
    ['of Grafana, before the status line', { statusText: 'Bad Request', status: 400, data: { message: 'No.' } }, 'No.'],
    [
      'of an error, before what made it',
      Object.assign(new Error('Bad Gateway'), { data: { message: 'dial tcp' } }),
      'dial tcp',
    ],
    [
      'behind what Grafana says in its place',
      { data: { message: 'Query data error', error: 'no such table' } },
      'no such table',
    ],
    [
      'of a query within an answer',
      { status: 400, data: { results: { A: { error: 'no such table' } } } },
      'no such table',
    ],
    ['of Elasticsearch', { status: 400, data: { error: { reason: 'no such index' } } }, 'no such index'],
    ['in plain text', { status: 400, data: 'parse error at line 1\n' }, 'parse error at line 1'],
    [
      'the title of a page',
      { status: 502, data: '<!DOCTYPE html>\n<title>502 Bad Gateway</title><hr>' },
      '502 Bad Gateway',
    ],
    [
      'the status line where there is nothing else',
      { status: 500, statusText: 'Internal Server Error', data: {} },
      'Internal Server Error',
    ],
    ['the status where there is no line', { status: 500, data: {} }, 'The data source answered with HTTP status 500.'],
    ['with its cause, in Node', node('ENOTFOUND', 'getaddrinfo ENOTFOUND x'), 'fetch failed: getaddrinfo ENOTFOUND x'],
    ['text that was thrown', 'It broke.', 'It broke.'],
    ['or that there is none', undefined, 'The data source gave no reason.'],
  ])('%s', (_, thrown, message) => {
    expect(failureOf(thrown).message).toBe(message);
  });

  it('in its first thousand characters', () => {
    expect(failureOf('x'.repeat(5_000)).message).toBe(`${'x'.repeat(1_000)}…`);
  });
});

it('the status is that of the answer', () => {
  expect(failureOf({ status: 403, data: {} }).status).toBe(403);
  expect(failureOf(query(500, 'unexpected response with status code 401: …')).status).toBe(401);
  expect(failureOf({ status: 0, data: null })).not.toHaveProperty('status');
  expect(failureOf(new Error('no status'))).not.toHaveProperty('status');
});

it('the names of metrics do not mislead', () => {
  const error =
    'error when executing query="rate(query_timed_out_total{a=\\"connection refused\\"}[5m]": unexpected token ""';
  expect(kindOf(prometheus(422, '422', error))).toBe('syntax');
  expect(kindOf(query(400, 'pq: column "data source not found" does not exist'))).toBe('other');
});

it('whatever is thrown has a kind and a message', () => {
  fc.assert(
    fc.property(fc.anything(), (thrown) => {
      const { kind, message } = failureOf(thrown);
      expect(typeof kind).toBe('string');
      expect(message).not.toBe('');
    })
  );
});
