import {
  dateTime,
  LoadingState,
  toDataFrame,
  type DataQueryRequest,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { firstValueFrom, lastValueFrom, NEVER, Observable, of, throwError, toArray } from 'rxjs';
import { runRequest } from './runRequest';

const raw = { from: 'now-1h', to: 'now' };
const range = { from: dateTime(0), to: dateTime(3600_000), raw };
const request = {
  requestId: 'Q1',
  range,
  targets: [{ refId: 'A' }, { refId: 'B', hide: true }],
} as unknown as DataQueryRequest;
const source = (query: (asked: DataQueryRequest) => unknown, more: object = {}) =>
  ({ query, ...more }) as unknown as DataSourceApi;
const last = (ds: DataSourceApi): Promise<PanelData> => lastValueFrom(runRequest(ds, request));
const frame = (refId: string) => toDataFrame({ refId, fields: [{ name: 'x', values: [1] }] });

describe('running the queries of a panel', () => {
  test('the answer becomes series, hidden queries are not asked', async () => {
    const query = jest.fn(() => of({ data: [frame('A')] }));
    const data = await last(source(query));
    expect(data).toMatchObject({ state: LoadingState.Done, timeRange: range });
    expect(data.series.map(({ refId }) => refId)).toEqual(['A']);
    expect(query).toHaveBeenCalledWith(expect.objectContaining({ targets: [{ refId: 'A' }] }));
  });

  test('a promise will do as well', async () => {
    expect((await last(source(async () => ({ data: [frame('A')] })))).series).toHaveLength(1);
  });

  test('packets with keys stand side by side, a newer one replaces its own', async () => {
    const packets = of(
      { key: 'a', data: [frame('A1')] },
      { key: 'b', data: [frame('B')] },
      { key: 'a', data: [frame('A2')] }
    );
    expect((await last(source(() => packets))).series.map(({ refId }) => refId)).toEqual(['A2', 'B']);
  });

  test('annotation frames are kept apart from series', async () => {
    const events = { ...frame('E'), meta: { dataTopic: 'annotations' } };
    const data = await last(source(() => of({ data: [frame('A'), events] })));
    expect(data.series).toHaveLength(1);
    expect(data.annotations).toHaveLength(1);
  });

  test('an error is a state with a message and not an exception', async () => {
    const data = await last(source(() => throwError(() => new Error('Prometheus is gone'))));
    expect(data).toMatchObject({ state: LoadingState.Error, error: { message: 'Prometheus is gone' } });
  });

  test('an exception before the first packet is an error state too', async () => {
    const fail = () => {
      throw new Error('bad query');
    };
    expect(await last(source(fail))).toMatchObject({ state: LoadingState.Error, error: { message: 'bad query' } });
  });

  test('the good part of an answer stays beside its error', async () => {
    const data = await last(
      source(() => of({ data: [frame('A')], errors: [{ refId: 'C', message: 'no such metric' }] }))
    );
    expect(data).toMatchObject({ state: LoadingState.Error, error: { message: 'no such metric' } });
    expect(data.series).toHaveLength(1);
  });

  test('a cancelled query is done and shows no error', async () => {
    const data = await last(source(() => throwError(() => ({ cancelled: true }))));
    expect(data.state).toBe(LoadingState.Done);
    expect(data.errors).toBeUndefined();
  });

  test('a panel whose queries are all refused asks nothing', async () => {
    const query = jest.fn();
    expect((await last(source(query, { filterQuery: () => false }))).state).toBe(LoadingState.Done);
    expect(query).not.toHaveBeenCalled();
  });

  test('a source that takes long shows as loading, once', async () => {
    jest.useFakeTimers();
    const first = firstValueFrom(
      runRequest(
        source(() => NEVER),
        request
      )
    );
    jest.advanceTimersByTime(1000);
    expect((await first).state).toBe(LoadingState.Loading);
    jest.useRealTimers();
  });

  test('an answer in time is not preceded by loading', async () => {
    const all = await lastValueFrom(
      runRequest(
        source(() => of({ data: [] })),
        request
      ).pipe(toArray())
    );
    expect(all.map(({ state }) => state)).toEqual([LoadingState.Done]);
  });

  test('leaving ends the request of the source', () => {
    const ended = jest.fn();
    const subscription = runRequest(
      source(() => new Observable(() => ended)),
      request
    ).subscribe();
    subscription.unsubscribe();
    expect(ended).toHaveBeenCalledTimes(1);
  });
});
