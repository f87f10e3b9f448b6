import { type DataQueryRequest, type DataQueryResponse, dateTime, FieldType, LoadingState } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { concat, NEVER, Observable, of, throwError } from 'rxjs';

import type { MetricsQuery, MetricsRead } from '../engine/ports';
import { runtimeMetricsSource } from './runtimeMetricsSource';

interface Target extends DataQuery {
  expr?: string;
  csv?: string;
  range?: boolean;
  instant?: boolean;
  interval?: string;
}

type Request = DataQueryRequest<Target>;
type Answer = DataQueryResponse | Error | Observable<DataQueryResponse> | Promise<DataQueryResponse>;

const HOUR = 3_600_000;
const promql = (expr: string): MetricsQuery => ({ kind: 'promql', expr });
const own = (refId: string, csv = ''): MetricsQuery => ({ kind: 'own', query: { refId, csv } });
const READ: MetricsRead = {
  source: { type: 'prometheus', uid: 'prometheus' },
  queries: [promql('a'), promql('b')],
  fromMs: 10 * HOUR,
  toMs: 12 * HOUR,
  stepMs: HOUR,
};
const CSV: MetricsRead = { ...READ, source: { type: 'csv', uid: 'csv' } };

function frame(refId: string | undefined, values: Array<number | null>, name = 'Value') {
  const times = values.map((_, i) => (10 + i) * HOUR);
  return {
    refId,
    length: values.length,
    fields: [
      { name: 'Time', type: FieldType.time, config: {}, values: times },
      { name, type: FieldType.number, config: {}, values },
    ],
  };
}

/** A metrics source over a data source that answers as told, and the requests that it was sent. */
function setUp(answer: Answer | ((request: Request) => Answer), patienceMs?: number) {
  const requests: Request[] = [];
  const query = (request: Request) => {
    requests.push(request);
    const it = typeof answer === 'function' ? answer(request) : answer;
    if (it instanceof Error) {
      throw it;
    }
    return it instanceof Observable || it instanceof Promise ? it : of(it);
  };
  const get = async (ref: { type: string }) => ({ type: ref.type, query, getDefaultQuery: () => ({ shape: 'wide' }) });
  return { requests, source: runtimeMetricsSource({ sources: () => ({ get: get as never }), patienceMs }) };
}

const point = (value: number) => ({ ok: true, series: [{ labels: {}, times: [10 * HOUR], values: [value] }] });
const failure = (kind: string, message: unknown) => expect.objectContaining({ ok: false, kind, message });

describe("reading PromQL through the team's own data source", () => {
  it('asks for every expression over the same aligned range in UTC', async () => {
    const { requests, source } = setUp({ data: [] });
    await source.read(READ);
    expect(requests).toHaveLength(1);
    const { range, targets } = requests[0]!;
    expect(range.from.toISOString()).toBe(dateTime(10 * HOUR).toISOString());
    expect(range.to.toISOString()).toBe(dateTime(12 * HOUR).toISOString());
    expect(range.to.utcOffset()).toBe(0);
    const datasource = { type: 'prometheus', uid: 'prometheus' };
    expect(targets).toEqual([
      { refId: 'T0', datasource, expr: 'a', range: true, instant: false, interval: '1h', format: 'time_series' },
      { refId: 'T1', datasource, expr: 'b', range: true, instant: false, interval: '1h', format: 'time_series' },
    ]);
  });

  it('gives every request an id of its own, because Grafana cancels the older of two with the same', async () => {
    const { requests, source } = setUp({ data: [] });
    await Promise.all([source.read(READ), source.read(READ)]);
    expect(new Set(requests.map((it) => it.requestId)).size).toBe(2);
  });

  it('gives no raw range, with which the Prometheus front end would amend what it kept of another expression', async () => {
    const { requests, source } = setUp({ data: [] });
    await source.read(READ);
    expect(requests[0]).not.toHaveProperty('rangeRaw');
    expect(requests[0]!.maxDataPoints).toBe(11_000);
  });

  it('asks for one moment when no step is given', async () => {
    const { requests, source } = setUp({ data: [] });
    await source.read({ ...READ, stepMs: undefined });
    expect(requests[0]!.targets[0]).toMatchObject({ range: false, instant: true });
  });

  it('answers each expression by its series, without the gaps', async () => {
    const { source } = setUp({ data: [frame('T1', [5]), frame('T0', [1, null, NaN])] });
    expect(await source.read(READ)).toEqual([point(1), point(5)]);
  });

  it('takes an empty answer as no data, not as an error', async () => {
    const { source } = setUp({ data: [{ refId: 'T0', length: 0, fields: [] }] });
    expect(await source.read(READ)).toEqual(Array(2).fill({ ok: true, series: [] }));
  });

  it('keeps the answers of the other expressions when one fails', async () => {
    const { source } = setUp({ data: [frame('T1', [5])], errors: [{ refId: 'T0', message: 'bad_data: parse error' }] });
    expect(await source.read(READ)).toEqual([failure('syntax', 'bad_data: parse error'), point(5)]);
  });
});

describe("reading queries as a data source's editor wrote them", () => {
  it('sends them as they are, with the defaults of the editor and the length of a bucket for macros', async () => {
    const { requests, source } = setUp({ data: [] });
    await source.read({ ...CSV, queries: [own('bad', 'x'), own('total', 'y')], stepMs: 300_000 });
    const { targets, scopedVars, interval, intervalMs } = requests[0]!;
    const datasource = { type: 'csv', uid: 'csv' };
    expect(targets).toEqual([
      { refId: 'bad', csv: 'x', shape: 'wide', datasource },
      { refId: 'total', csv: 'y', shape: 'wide', datasource },
    ]);
    expect({ interval, intervalMs }).toEqual({ interval: '5m', intervalMs: 300_000 });
    expect(scopedVars).toEqual({
      __interval: { text: '5m', value: '5m' },
      __interval_ms: { text: '300000', value: 300_000 },
    });
  });

  it('sends those that are switched off in their panel as well', async () => {
    const { requests, source } = setUp({ data: [] });
    await source.read({ ...CSV, queries: [{ kind: 'own', query: { refId: 'A', hide: true } }] });
    expect(requests[0]!.targets[0]).not.toHaveProperty('hide');
  });

  it('sends definitions with the same refIds in requests of their own and tells the answers apart', async () => {
    const { requests, source } = setUp(({ targets }) => ({
      data: targets.map(({ refId, csv }) => frame(refId, [Number(csv)])),
    }));
    const queries = [own('A', '1'), own('B', '2'), own('A', '3'), own('C', '4')];
    expect(await source.read({ ...CSV, queries })).toEqual([point(1), point(2), point(3), point(4)]);
    expect(requests.map((it) => it.targets.map(({ refId }) => refId))).toEqual([
      ['A', 'B'],
      ['A', 'C'],
    ]);
  });

  it('tells the values of one query apart by their fields', async () => {
    const { source } = setUp({ data: [frame('A', [1], 'bad'), frame('A', [9], 'total')] });
    const [result] = await source.read({ ...CSV, queries: [own('A')] });
    expect(result).toMatchObject({ ok: true, series: [{ field: 'bad' }, { field: 'total' }] });
  });

  it('takes a frame without a refId as the answer of the only query', async () => {
    const { source } = setUp({ data: [frame(undefined, [7])] });
    expect(await source.read({ ...CSV, queries: [own('A')] })).toEqual([point(7)]);
  });

  it('asks one by one where frames do not say which query they answer, and from then on at once', async () => {
    const { requests, source } = setUp(({ targets }) => ({
      data: targets.map(({ csv }) => frame(undefined, [Number(csv)])),
    }));
    const read = { ...CSV, queries: [own('A', '1'), own('B', '2')] };
    expect(await source.read(read)).toEqual([point(1), point(2)]);
    expect(requests.map((it) => it.targets.length)).toEqual([2, 1, 1]);
    expect(await source.read(read)).toEqual([point(1), point(2)]);
    expect(requests).toHaveLength(5);
  });

  it('understands the series of older data sources', async () => {
    const { source } = setUp({ data: [{ target: 'bad', refId: 'A', datapoints: [[3, 10 * HOUR]] } as never] });
    expect(await source.read({ ...CSV, queries: [own('A')] })).toMatchObject([
      { ok: true, series: [{ times: [10 * HOUR], values: [3] }] },
    ]);
  });
});

describe('answers of every kind', () => {
  const one = { ...CSV, queries: [own('A')] };
  const packet = (value: number, state?: LoadingState, key?: string) => ({ data: [frame('A', [value])], state, key });
  const { Loading, Streaming, Done } = LoadingState;

  it.each<[string, Answer, number]>([
    ['a promise', Promise.resolve(packet(1)), 1],
    ['one packet, then the end', of(packet(1)), 1],
    ['the last of several packets', of(packet(1, Loading), packet(2, Streaming), packet(3, Done)), 3],
    ['a stream that is done and never ends', concat(of(packet(1, Loading), packet(2, Done)), NEVER), 2],
  ])('%s', async (_, answer, value) => {
    expect(await setUp(answer).source.read(one)).toEqual([point(value)]);
  });

  it('packets of several keys together', async () => {
    const later = { data: [{ ...frame('A', [2]), name: 'b' }], key: 'b' };
    const { source } = setUp(of({ ...packet(9), key: 'a' }, { ...packet(1, Done), key: 'a' }, later));
    expect((await source.read(one))[0]).toMatchObject({
      ok: true,
      series: [{ values: [1] }, { field: 'b', values: [2] }],
    });
  });

  const two = { ...CSV, queries: [own('bad'), own('total')] };
  const partOf = (refId: string, value: number) => ({ data: [frame(refId, [value])], state: Done });

  it('each part of an answer that is put together of several requests, though each says that it is done', async () => {
    const { source } = setUp(concat(of(partOf('total', 9), partOf('bad', 1)), NEVER));
    expect(await source.read(two)).toEqual([point(1), point(9)]);
  });

  it('an error as the answer of its query', async () => {
    const failing = { data: [], errors: [{ refId: 'bad', message: 'no such table' }], state: LoadingState.Error };
    const { source } = setUp(concat(of(failing, partOf('total', 9)), NEVER));
    expect(await source.read(two)).toEqual([failure('other', 'no such table'), point(9)]);
  });

  it('an error without a reason, or of no query, as the end', async () => {
    const silent = setUp(concat(of({ data: [], state: LoadingState.Error }), NEVER));
    expect(await silent.source.read(two)).toEqual(Array(2).fill(failure('other', 'The data source gave no reason.')));
    const general = setUp(concat(of({ data: [], error: { message: 'no such table' }, state: Done }), NEVER));
    expect(await general.source.read(two)).toEqual(Array(2).fill(failure('other', 'no such table')));
  });

  it('nothing for a query of which a stream that is done said nothing, when it ends or patience does', async () => {
    const nothing = { ok: true, series: [] };
    expect(await setUp(of(partOf('total', 9))).source.read(two)).toEqual([nothing, point(9)]);
    const endless = setUp(concat(of(partOf('total', 9)), NEVER), 5);
    expect(await endless.source.read(two)).toEqual([nothing, point(9)]);
  });

  it('what a stream without states and without an end said last, when patience ends', async () => {
    const { source } = setUp(concat(of(packet(1), packet(2)), NEVER), 5);
    expect(await source.read(one)).toEqual([point(2)]);
  });

  it('no part of an answer, when patience ends', async () => {
    const { source } = setUp(concat(of(packet(1, Loading)), NEVER), 5);
    expect(await source.read(one)).toEqual([
      failure('timeout', 'The data source did not answer within 0.005 seconds.'),
    ]);
  });
});

describe('an answer that lacks a part', () => {
  const warned = (severity: 'info' | 'warning' | 'error', text: string) => ({
    data: [{ ...frame('T0', [1]), meta: { notices: [{ severity, text }] } }, frame('T1', [5])],
  });

  it('is none for the query that was answered in part', async () => {
    const text = 'receive series from Addr: 10.0.0.7:10901: rpc error: code = Unavailable desc = connection error';
    const { source } = setUp(warned('warning', text));
    expect(await source.read(READ)).toEqual([failure('overloaded', text), point(5)]);
  });

  it.each([
    ['info', 'Partial data: the range was cut.'],
    ['warning', 'PromQL warning: bucket label "le" is missing'],
  ] as const)('is not meant by a notice: %s, %s', async (severity, text) => {
    expect(await setUp(warned(severity, text)).source.read(READ)).toEqual([point(1), point(5)]);
  });
});

describe('a data source that fails', () => {
  it.each<[string, Answer | (() => Answer)]>([
    ['by throwing', new Error('connection refused')],
    ['in a promise', () => Promise.reject(new Error('connection refused'))],
    ['in a stream', throwError(() => new Error('connection refused'))],
    ['with an error', { data: [], error: { message: 'connection refused' } }],
    ['with errors', { data: [], errors: [{ message: 'connection refused' }], error: { message: 'other' } }],
  ])('%s says so for every query', async (_, answer) => {
    expect(await setUp(answer).source.read(READ)).toEqual(Array(2).fill(failure('unreachable', 'connection refused')));
  });

  it('without a reason, or with an answer that is none, is a failure all the same', async () => {
    const silent = setUp({ data: [], state: LoadingState.Error });
    expect((await silent.source.read(READ))[0]).toEqual(failure('other', 'The data source gave no reason.'));
    const broken = setUp({ data: [null] as never });
    expect((await broken.source.read(READ))[0]).toEqual(failure('other', expect.any(String)));
  });

  it('prefers what the server said over the status line', async () => {
    const error = Object.assign(new Error('Bad Gateway'), { status: 502, data: { message: 'dial tcp: no route' } });
    expect((await setUp(error).source.read(READ))[0]).toEqual(failure('unreachable', 'dial tcp: no route'));
  });

  it('is missing when Grafana does not know it', async () => {
    const get = () => Promise.reject(new Error('Datasource prometheus was not found'));
    const source = runtimeMetricsSource({ sources: () => ({ get }) });
    expect((await source.read(READ))[0]).toEqual(failure('source-missing', 'Datasource prometheus was not found'));
  });
});

describe('a read that nobody waits for any more', () => {
  it('ends the request of the data source', async () => {
    let results: Promise<unknown> | undefined;
    const abort = new AbortController();
    const ended = new Promise<void>((resolve) => {
      const { source } = setUp(
        new Observable(() => {
          queueMicrotask(() => abort.abort());
          return resolve;
        })
      );
      results = source.read({ ...READ, signal: abort.signal });
    });
    await ended;
    expect(await results).toEqual(Array(2).fill(failure('cancelled', expect.any(String))));
  });

  it('is not even sent when that is known before', async () => {
    const { requests, source } = setUp({ data: [] });
    expect((await source.read({ ...READ, signal: AbortSignal.abort() }))[0]).toEqual(
      failure('cancelled', expect.any(String))
    );
    expect(requests).toEqual([]);
  });
});
