/** @jest-environment node */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { CHECKOUT } from '../../src/core/policy/policyFixture';
import type { Verdict } from '../../src/core/policy/Verdict';
import type { Indicator } from '../../src/core/slo/Indicator';
import type { Slo } from '../../src/core/slo/Slo';
import { wordReason } from '../../src/core/wording/wordReason';
import { BudgetEngine } from '../../src/engine/BudgetEngine';
import { FakePatience } from '../../src/engine/fakePatience';
import type { MetricsSource } from '../../src/engine/ports';
import { prometheusHttpSource } from '../../src/grafana/prometheusHttpSource';
import { SmallPrometheus } from '../prometheus/SmallPrometheus';

// A real Prometheus is started, and reads a day of samples.
jest.setTimeout(60_000);

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 12);
const START = NOW - 26 * 60 * MINUTE;
const minutes = (time: number) => (time - START) / MINUTE;

const SERIES = {
  'requests_total{service="checkout",code="200"}': (time: number) => 100 * minutes(time),
  'requests_total{service="checkout",code="500"}': (time: number) => minutes(time),
  // Goes up and down like a thing that is measured, not counted.
  'queue_length{service="checkout"}': (time: number) => 50 + 40 * Math.sin(minutes(time)),
  'old_total{service="checkout"}': (time: number) => (time < NOW - 25.5 * 60 * MINUTE ? minutes(time) : undefined),
  'latency_bucket{le="0.25"}': (time: number) => 90 * minutes(time),
  'latency_bucket{le="0.5"}': (time: number) => 99 * minutes(time),
  'latency_bucket{le="+Inf"}': (time: number) => 100 * minutes(time),
  latency_count: (time: number) => 100 * minutes(time),
  'success_percent{pod="1"}': () => 99.5,
  'success_percent{pod="2"}': () => 99.9,
};

const events = (bad: string, total: string): Indicator => ({ kind: 'events', bad, total });
const FINE = events('requests_total{code="500"}', 'requests_total');

function sloOf(indicator: Indicator, change: Partial<Slo> = {}): Slo {
  return { ...CHECKOUT, indicator, window: { kind: 'rolling', days: 1 }, ...change };
}

function engineOver(source: MetricsSource): BudgetEngine {
  return new BudgetEngine(source, { now: () => NOW }, new FakePatience());
}

/** What people read: every reason but that nobody signed. */
function sentence({ reasons }: Verdict): string {
  return reasons
    .filter((it) => it.rule !== 'no-agreement')
    .map((it) => wordReason(it, { timeZone: 'UTC', now: NOW }))
    .join(' ')
    .replaceAll('\u00a0', ' ');
}

describe('a bad definition says what is wrong, where, and how to mend it', () => {
  let prometheus: SmallPrometheus;

  beforeAll(async () => {
    prometheus = await SmallPrometheus.start(SERIES, START, NOW);
  });

  afterAll(() => prometheus.stop());

  async function say(indicator: Indicator, change: Partial<Slo> = {}): Promise<string> {
    const engine = engineOver(prometheusHttpSource({ url: prometheus.url }));
    const [answer] = await engine.judge([{ slo: sloOf(indicator, change) }], NOW);
    return sentence(answer!.verdict);
  }

  it('says nothing of a good one', async () => {
    expect(await say(FINE)).toBe('');
  });

  it.each<[string, Indicator, string]>([
    [
      'an unknown metric',
      events('request_total{code="500"}', 'request_total'),
      'There is no metric "request_total" in the last day. Check its spelling and the data source.',
    ],
    [
      'no samples in the window',
      events('old_total', 'old_total'),
      'No data for 25 hours; 15 minutes are tolerated. Only 0 % of the window has data; 90 % is needed.',
    ],
    [
      'an unknown metric of the bad events beside a right total',
      events('request_errors_total', 'requests_total'),
      'There is no metric "request_errors_total" in the last day. Check its spelling and the data source.',
    ],
    [
      'an unknown label of the good events beside a right total',
      { kind: 'events', good: 'requests_total{status="200"}', total: 'requests_total' },
      'No series has the label "status" in the last day. Check its spelling in "requests_total{status="200"}".',
    ],
    ['nothing of a code of failures that never occurred', events('requests_total{code="503"}', 'requests_total'), ''],
    [
      'a wrong label value',
      events('requests_total{service="chekout",code="500"}', 'requests_total{service="chekout"}'),
      'No series matches service="chekout" in the last day. Values of "service": "checkout".',
    ],
    [
      'a wrong label',
      events('requests_total{code="500"}', 'requests_total{servce="checkout"}'),
      'No series has the label "servce" in the last day. Check its spelling in "requests_total{servce="checkout"}".',
    ],
    [
      'a threshold between two bounds',
      { kind: 'latency', histogram: 'latency', threshold: 0.3 },
      '0.3 is no bucket bound of this histogram. Nearest: 0.25 and 0.5. Bounds: 0.25, 0.5.',
    ],
    [
      'a ratio in per cent',
      { kind: 'ratio', ratio: 'max(success_percent)', measures: 'good' },
      'The ratio is 100 on average; it must lie between 0 and 1. Divide per cents by 100.',
    ],
    [
      'a ratio below 0',
      { kind: 'ratio', ratio: '-1 * max(success_percent)', measures: 'bad' },
      'The ratio is 100 on average; it must lie between 0 and 1. Divide per cents by 100.',
    ],
    [
      'a counter given as up and down',
      { kind: 'up', gauge: 'requests_total{code="500"}', across: 'all' },
      'requests_total{code="500"} goes up to 1560: a gauge of up and down is 1 or 0. Use the kind slices to compare a value.',
    ],
    [
      'two series where one is needed',
      { kind: 'slices', query: 'success_percent', good: { is: '>', value: 99 } },
      'The query answers 2 series at once where one is needed. Put them together with sum(…), max(…) or avg(…), or group the SLO by the label that tells them apart.',
    ],
  ])('%s', async (_, indicator, expected) => {
    expect(await say(indicator)).toBe(expected);
  });

  it('a syntax error, before anything is asked', async () => {
    expect(await say(events('requests_total{code="500"', 'requests_total'))).toMatch(
      /character \d+|is not closed|mistake/
    );
  });

  it('bad events in groups that the total does not have', async () => {
    expect(await say(events('requests_total{code="500"}', 'latency_count'), { groupBy: ['code'] })).toBe(
      'Bad events have groups that the total does not have: "500". Group by labels that both queries have, with the same values.'
    );
  });

  it('a gauge given as a counter', async () => {
    expect(await say(events('requests_total{code="500"}', 'queue_length'))).toMatch(
      /^queue_length falls in \d+ % of its changes: it is a gauge, not a counter\. Choose a counter/
    );
  });

  it('more bad than total events, which two queries the wrong way round give', async () => {
    expect(await say(events('requests_total', 'requests_total{code="500"}'))).toMatch(
      /bad of .* in all cannot be: the two queries do not fit each other\.$/
    );
  });
});

describe('a source that fails says so in its own words, with what to do', () => {
  let server: http.Server;
  let status = 200;
  let body = '';

  beforeAll(async () => {
    server = http.createServer((_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  async function say(): Promise<string> {
    const { port } = server.address() as AddressInfo;
    const engine = engineOver(prometheusHttpSource({ url: `http://127.0.0.1:${port}` }));
    const [answer] = await engine.judge([{ slo: sloOf(FINE) }], NOW);
    return sentence(answer!.verdict);
  }

  const error = (errorType: string, message: string) => JSON.stringify({ status: 'error', errorType, error: message });

  it.each<[string, number, string, RegExp]>([
    ['401', 401, 'no credentials', /^The data source refuses to answer: .*permission to query it, or renew/],
    ['403', 403, error('', 'forbidden'), /^The data source refuses to answer: .*forbidden/],
    [
      'a timeout',
      503,
      error('timeout', 'query timed out in expression evaluation'),
      /^The data source took too long: query timed out in expression evaluation\. Select fewer series/,
    ],
    [
      'too many points, however short the time',
      400,
      error(
        'bad_data',
        'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution'
      ),
      /^The data source does not answer as many points: exceeded maximum resolution of 11,000 points/,
    ],
    [
      'too many samples',
      422,
      error('execution', 'query processing would load too many samples into memory in query execution'),
      /^The query reads more than the data source allows: query processing would load too many samples/,
    ],
    [
      'a query it does not understand',
      400,
      error('bad_data', 'invalid parameter "query": 1:3: parse error: x'),
      /^The data source does not understand the query: .*parse error.* Correct the SLO's query\. Query: sum\(/,
    ],
  ])('%s', async (_, code, text, expected) => {
    [status, body] = [code, text];
    expect(await say()).toMatch(expected);
  });

  it('a source that is not there any more', async () => {
    const gone: MetricsSource = {
      read: async ({ queries }) =>
        queries.map(() => ({ ok: false, kind: 'source-missing', message: 'Datasource metrics was not found' })),
    };
    const [answer] = await engineOver(gone).judge([{ slo: sloOf(FINE) }], NOW);
    expect(sentence(answer!.verdict)).toMatch(
      /^The data source is not there: Datasource metrics was not found\. It may have been deleted: choose another one in the SLO\./
    );
  });

  it('a connection that fails', async () => {
    const closed = http.createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const engine = engineOver(prometheusHttpSource({ url: `http://127.0.0.1:${port}` }));
    const [answer] = await engine.judge([{ slo: sloOf(FINE) }], NOW);
    expect(sentence(answer!.verdict)).toMatch(/^The data source does not answer: .*ECONNREFUSED/);
  });
});
