import {
  CoreApp,
  LoadingState,
  preProcessPanelData,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, map, merge, Observable, of, scan, share, takeUntil, timer } from 'rxjs';

/** A query that takes longer shows the loading bar. */
const loadingAfterMs = 200;

type Packets = Map<string, DataQueryResponse>;

/**
 * Runs a panel's queries on one data source and emits the panel's data as it comes; it never throws, an error is a state.
 * Unsubscribing ends the data source's own requests.
 */
export function runRequest(
  source: DataSourceApi,
  request: DataQueryRequest,
  queryFunction?: typeof source.query
): Observable<PanelData> {
  const shown = { ...request, targets: request.targets.filter((target) => !target.hide && keeps(source, target)) };
  shown.targets = shown.targets.map((target) => ({ ...source.getDefaultQuery?.(CoreApp.PanelEditor), ...target }));
  const idle: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range };
  if (shown.targets.length === 0) {
    return of({ ...idle, state: LoadingState.Done });
  }

  const answers = defer(() => {
    const answer = queryFunction ? queryFunction(shown) : source.query(shown);
    return answer instanceof Observable ? answer : from(Promise.resolve(answer));
  }).pipe(
    scan((packets: Packets, packet) => new Map(packets).set(packet.key ?? 'A', packet), new Map()),
    map((packets) => ({ ...idle, ...combine(packets) })),
    catchError((thrown) => {
      const state = thrown?.cancelled ? LoadingState.Done : LoadingState.Error;
      return of({ ...idle, state, ...(thrown?.cancelled ? {} : { errors: [toDataQueryError(thrown)] }) });
    }),
    map((data) => ({ ...data, error: data.errors?.[0], request: { ...request, endTime: Date.now() } })),
    share()
  );
  let last: PanelData | undefined;
  const data = merge(
    answers,
    timer(loadingAfterMs).pipe(
      map(() => idle),
      takeUntil(answers)
    )
  );
  return data.pipe(map((next) => (last = preProcessPanelData(next, last))));
}

function keeps(source: DataSourceApi, target: DataQueryRequest['targets'][number]): boolean {
  return source.filterQuery?.(target) ?? true;
}

function combine(packets: Packets): Pick<PanelData, 'state' | 'series' | 'annotations' | 'errors'> {
  const responses = [...packets.values()];
  const frames = responses.flatMap((response) => response.data as DataFrame[]);
  const errors = responses.flatMap(({ error, errors: several }) => several ?? (error ? [error] : []));
  const states = responses.map((response) => response.state ?? LoadingState.Done);
  return {
    state:
      errors.length > 0
        ? LoadingState.Error
        : (states.find((state) => state !== LoadingState.Done) ?? LoadingState.Done),
    series: frames.filter((frame) => frame.meta?.dataTopic !== 'annotations'),
    annotations: frames.filter((frame) => frame.meta?.dataTopic === 'annotations'),
    errors: errors.length > 0 ? errors : undefined,
  };
}
