import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse, FieldType } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { from, type Observable } from 'rxjs';

import type { Library } from './Library';
import { formatNames } from './namesIn';
import { narrowVariableQuery } from './narrowVariableQuery';
import type { TruceVariableQuery } from './TruceVariableQuery';
import { VariableEditor } from './VariableEditor';
import { variableOptions } from './variableOptions';

const DEFAULT_QUERY: TruceVariableQuery = { refId: 'TruceVariable', kind: 'slos' };

/** Dashboard variables: the SLOs, those of a team, or the teams. */
export class TruceVariables extends CustomVariableSupport<never, TruceVariableQuery> {
  editor = VariableEditor as never;

  constructor(private readonly library: Pick<Library, 'slos'>) {
    super();
  }

  /** What a new variable lists; without it Grafana's editor would show a choice that is not made. */
  getDefaultQuery(): never {
    // The base class types a default query by its data source, which is left open here.
    return DEFAULT_QUERY as never;
  }

  query(request: DataQueryRequest<TruceVariableQuery>): Observable<DataQueryResponse> {
    return from(this.options(request));
  }

  private async options(request: DataQueryRequest<TruceVariableQuery>): Promise<DataQueryResponse> {
    const query = narrowVariableQuery(request.targets[0]);
    const team = query.team && getTemplateSrv().replace(query.team, request.scopedVars, formatNames);
    const options = variableOptions(await this.library.slos(), { ...query, team });
    return {
      data: [
        {
          length: options.length,
          fields: [
            { name: 'text', type: FieldType.string, config: {}, values: options.map((it) => it.text) },
            { name: 'value', type: FieldType.string, config: {}, values: options.map((it) => it.value) },
          ],
        },
      ],
    };
  }
}
