import { omit } from 'lodash';
import { parseBody } from '../http/parseBody';
import { refuse } from '../http/Refusal';
import { json } from '../http/Reply';
import { forViewers, type Route } from '../http/Route';
import type { Caller } from '../people/Caller';
import type { Services } from '../Services';
import { newDataSourceSchema, type DataSource } from './DataSources';

/** The data source instances: listing, and what the configuration page needs to add one. */
export function dataSourceRoutes({ dataSources, permissions, plugins }: Services): Route[] {
  const find = (caller: Caller, uid: string, action: string): DataSource => {
    permissions.require(caller, action, `datasources:uid:${uid}`);
    const source = dataSources.byUid(uid);
    if (!source) {
      throw refuse(404, 'Data source not found');
    }
    return source;
  };

  const describe = (source: DataSource): object => ({
    ...source,
    orgId: 1,
    typeLogoUrl: plugins.identity(source.type).logo,
    user: '',
    database: '',
    basicAuth: false,
    basicAuthUser: '',
    withCredentials: false,
    secureJsonFields: {},
    apiVersion: '',
  });

  const describeInList = (source: DataSource): object => ({
    ...omit(describe(source), 'version', 'basicAuthUser', 'withCredentials', 'secureJsonFields', 'apiVersion'),
    typeName: plugins.identity(source.type).name,
  });

  return [
    forViewers('GET', '/api/datasources', ({ caller }) => {
      permissions.require(caller, 'datasources:read');
      return json(200, dataSources.all().map(describeInList));
    }),
    forViewers('POST', '/api/datasources', (call) => {
      permissions.require(call.caller, 'datasources:create');
      const source = dataSources.create(parseBody(call, newDataSourceSchema));
      const { id, name } = source;
      return json(200, { datasource: describe(source), id, message: 'Datasource added', name });
    }),
    forViewers('GET', '/api/datasources/uid/:uid', ({ caller, params }) =>
      json(200, describe(find(caller, params.uid, 'datasources:read')))
    ),
    forViewers('DELETE', '/api/datasources/uid/:uid', ({ caller, params }) => {
      const source = find(caller, params.uid, 'datasources:delete');
      if (source.readOnly) {
        throw refuse(403, 'Cannot delete read-only data source');
      }
      dataSources.remove(source);
      return json(200, { id: source.id, message: 'Data source deleted' });
    }),
  ];
}
