import {
  DataSourceApi,
  toDataFrame,
  type AnnotationEvent,
  type AnnotationQuery,
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import { getBackendSrv, getTemplateSrv } from '@grafana/runtime';
import { from, map, type Observable } from 'rxjs';

interface GrafanaAnnotationQuery extends DataQuery {
  type?: string;
  tags?: string[];
  matchAny?: boolean;
  limit?: number;
}

type LegacyAnnotation = AnnotationQuery<GrafanaAnnotationQuery> & Partial<GrafanaAnnotationQuery>;

/** The `-- Grafana --` data source, as far as annotations by tag go. */
export class GrafanaAnnotations extends DataSourceApi<GrafanaAnnotationQuery> {
  /** Older dashboards keep the filter beside the query instead of in it. */
  annotations = {
    prepareAnnotation: (annotation: LegacyAnnotation) => {
      const { type, tags, matchAny, limit, target } = annotation;
      return { ...annotation, target: { refId: 'Anno', type, tags, matchAny, limit, ...target } };
    },
  };

  constructor() {
    super({
      id: -1,
      uid: 'grafana',
      name: '-- Grafana --',
      type: 'grafana',
      meta: {},
      jsonData: {},
    } as unknown as DataSourceInstanceSettings);
  }

  query({
    targets,
    range,
    scopedVars,
    dashboardUID,
  }: DataQueryRequest<GrafanaAnnotationQuery>): Observable<DataQueryResponse> {
    const { type, tags = [], matchAny, limit = 100 } = targets[0] ?? {};
    const filter =
      type === 'tags'
        ? { tags: tags.map((tag) => getTemplateSrv().replace(tag, scopedVars)), matchAny }
        : { dashboardUID };
    const params = { from: range.from.valueOf(), to: range.to.valueOf(), limit, ...filter };
    return from(getBackendSrv().get<AnnotationEvent[]>('/api/annotations', params)).pipe(
      map((events) => ({ data: [toDataFrame(events)] }))
    );
  }

  async testDatasource() {
    return { status: 'success', message: 'Grafana itself' };
  }
}
