import {
  DataSourceApi,
  LoadingState,
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import { getDataSourceSrv, toDataQueryError } from '@grafana/runtime';
import { groupBy } from 'lodash';
import { catchError, from, map, merge, mergeMap, of, type Observable } from 'rxjs';

const mixedUid = '-- Mixed --';

/** The `-- Mixed --` data source: each query goes to the source it names. */
export class MixedDataSource extends DataSourceApi {
  constructor() {
    // Without `meta.mixed` a scene would rewrite every query to name this source itself.
    const identity = { id: -2, uid: mixedUid, name: mixedUid, type: 'mixed', meta: { mixed: true }, jsonData: {} };
    super(identity as unknown as DataSourceInstanceSettings);
  }

  query(request: DataQueryRequest): Observable<DataQueryResponse> {
    const bySource = groupBy(request.targets, (target) => target.datasource?.uid ?? 'default');
    return merge(...Object.entries(bySource).map(([uid, targets], at) => runPart(uid, targets, at, request)));
  }

  async testDatasource() {
    return { status: 'success', message: 'Mixed' };
  }
}

function runPart(
  uid: string,
  targets: DataQuery[],
  at: number,
  request: DataQueryRequest
): Observable<DataQueryResponse> {
  // A request id used twice would cancel its sibling.
  const requestId = `mixed-${at}-${request.requestId}`;
  return from(getDataSourceSrv().get({ uid }, request.scopedVars)).pipe(
    mergeMap((source) => from(source.query({ ...request, requestId, targets }))),
    map((response) => ({ ...response, key: `mixed-${at}-${response.key ?? ''}` })),
    catchError((error) => {
      return of({ data: [], key: `mixed-${at}-`, state: LoadingState.Error, errors: [toDataQueryError(error)] });
    })
  );
}
