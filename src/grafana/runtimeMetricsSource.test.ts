import { type DataQueryRequest, type DataQueryResponse, dateTime, FieldType } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { of } from 'rxjs';

import type { MetricsRead } from '../engine/ports';
import { runtimeMetricsSource } from './runtimeMetricsSource';

interface Target extends DataQuery {
  expr: string;
  range: boolean;
  instant: boolean;
  interval: string;
}

const HOUR = 3_600_000;
const READ: MetricsRead = {
  sourceUid: 'prometheus',
  exprs: ['a', 'b'],
  fromMs: 10 * HOUR,
  toMs: 12 * HOUR,
  stepMs: HOUR,
};

function frame(refId: string, values: Array<number | null>) {
  const times = values.map((_, i) => (10 + i) * HOUR);
  return {
    refId,
    length: values.length,
    fields: [
      { name: 'Time', type: FieldType.time, config: {}, values: times },
      { name: 'Value', type: FieldType.number, config: {}, values },
    ],
  };
}

/** A metrics source over a data source that answers `response`, and the requests it was sent. */
function setUp(response: DataQueryResponse | Error) {
  const requests: Array<DataQueryRequest<Target>> = [];
  const query = (request: DataQueryRequest<Target>) => {
    requests.push(request);
    if (response instanceof Error) {
      throw response;
    }
    return of(response);
  };
  const get = async () => ({ type: 'prometheus', query }) as never;
  return { requests, source: runtimeMetricsSource(() => ({ get })) };
}

describe("reading through the team's own data source", () => {
  it('asks for every expression over the same aligned range in UTC', async () => {
    const { requests, source } = setUp({ data: [] });
    await source.read(READ);
    expect(requests[0]!.range.from.toISOString()).toBe(dateTime(10 * HOUR).toISOString());
    expect(requests[0]!.range.to.utcOffset()).toBe(0);
    expect(requests[0]!.targets).toEqual([
      expect.objectContaining({ refId: 'T0', expr: 'a', range: true, instant: false, interval: '3600s' }),
      expect.objectContaining({ refId: 'T1', expr: 'b' }),
    ]);
  });

  it('gives every request an id of its own, because Grafana cancels the older of two with the same', async () => {
    const { requests, source } = setUp({ data: [] });
    await Promise.all([source.read(READ), source.read(READ)]);
    expect(new Set(requests.map((it) => it.requestId)).size).toBe(2);
  });

  it('asks for one moment when no step is given', async () => {
    const { requests, source } = setUp({ data: [] });
    await source.read({ ...READ, stepMs: undefined });
    expect(requests[0]!.targets[0]).toMatchObject({ range: false, instant: true });
  });

  it('answers values by time, without the gaps', async () => {
    const { source } = setUp({ data: [frame('T1', [5]), frame('T0', [1, null, NaN])] });
    expect(await source.read(READ)).toEqual([
      { ok: true, points: new Map([[10 * HOUR, 1]]) },
      { ok: true, points: new Map([[10 * HOUR, 5]]) },
    ]);
  });

  it('takes an empty answer as no data, not as an error', async () => {
    const { source } = setUp({ data: [{ refId: 'T0', length: 0, fields: [] }] });
    expect(await source.read(READ)).toEqual([
      { ok: true, points: new Map() },
      { ok: true, points: new Map() },
    ]);
  });

  it('keeps the answers of the other expressions when one fails', async () => {
    const { source } = setUp({ data: [frame('T1', [5])], errors: [{ refId: 'T0', message: 'parse error' }] });
    const [bad, good] = await source.read(READ);
    expect(bad).toEqual({ ok: false, message: 'parse error' });
    expect(good!.ok).toBe(true);
  });

  it('refuses several series where one is needed', async () => {
    const { source } = setUp({ data: [frame('T0', [1]), frame('T0', [2])] });
    expect((await source.read(READ))[0]).toEqual({ ok: false, message: expect.stringContaining('2 series where one') });
  });

  it('turns a failing data source into its own message', async () => {
    const { source } = setUp(new Error('connection refused'));
    expect(await source.read(READ)).toEqual(Array(2).fill({ ok: false, message: 'connection refused' }));
  });

  it('prefers what the server said over the status line', async () => {
    const error = Object.assign(new Error('Bad Gateway'), { data: { message: 'dial tcp: connection refused' } });
    expect((await setUp(error).source.read(READ))[0]).toEqual({ ok: false, message: 'dial tcp: connection refused' });
  });
});
