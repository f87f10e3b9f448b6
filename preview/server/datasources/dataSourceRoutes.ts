import * as v from 'valibot';
import { parseBody } from '../http/parseBody';
import { refuse } from '../http/Refusal';
import { json } from '../http/Reply';
import type { Route } from '../http/Route';
import type { Caller } from '../people/Caller';
import type { Services } from '../Services';
import type { DataSource } from './DataSources';

const newDataSourceSchema = v.object({
  uid: v.optional(v.string()),
  name: v.pipe(v.string(), v.minLength(1)),
  type: v.pipe(v.string(), v.minLength(1)),
  access: v.optional(v.string()),
  url: v.optional(v.string()),
  isDefault: v.optional(v.boolean()),
  jsonData: v.optional(v.record(v.string(), v.unknown())),
});

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
    id: source.id,
    uid: source.uid,
    orgId: 1,
    name: source.name,
    type: source.type,
    typeLogoUrl: plugins.identity(source.type).logo,
    access: source.access,
    url: source.url,
    user: '',
    database: '',
    basicAuth: false,
    basicAuthUser: '',
    withCredentials: false,
    isDefault: source.isDefault,
    jsonData: source.jsonData,
    secureJsonFields: {},
    version: source.version,
    readOnly: source.readOnly,
    apiVersion: '',
  });

  const describeInList = (source: DataSource): object => ({
    id: source.id,
    uid: source.uid,
    orgId: 1,
    name: source.name,
    type: source.type,
    typeName: plugins.identity(source.type).name,
    typeLogoUrl: plugins.identity(source.type).logo,
    access: source.access,
    url: source.url,
    user: '',
    database: '',
    basicAuth: false,
    isDefault: source.isDefault,
    jsonData: source.jsonData,
    readOnly: source.readOnly,
  });

  return [
    {
      method: 'GET',
      pattern: '/api/datasources',
      access: 'viewer',
      handler: ({ caller }) => {
        permissions.require(caller, 'datasources:read');
        return json(200, dataSources.all().map(describeInList));
      },
    },
    {
      method: 'POST',
      pattern: '/api/datasources',
      access: 'viewer',
      handler: (call) => {
        permissions.require(call.caller, 'datasources:create');
        const source = dataSources.create(parseBody(call, newDataSourceSchema));
        const { id, name } = source;
        return json(200, { datasource: describe(source), id, message: 'Datasource added', name });
      },
    },
    {
      method: 'GET',
      pattern: '/api/datasources/uid/:uid',
      access: 'viewer',
      handler: ({ caller, params }) => json(200, describe(find(caller, params.uid, 'datasources:read'))),
    },
    {
      method: 'DELETE',
      pattern: '/api/datasources/uid/:uid',
      access: 'viewer',
      handler: ({ caller, params }) => {
        const source = find(caller, params.uid, 'datasources:delete');
        if (source.readOnly) {
          throw refuse(403, 'Cannot delete read-only data source');
        }
        dataSources.remove(source);
        return json(200, { id: source.id, message: 'Data source deleted' });
      },
    },
  ];
}
