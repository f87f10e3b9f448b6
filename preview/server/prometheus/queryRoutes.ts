import * as v from 'valibot';
import type { DataSource } from '../datasources/DataSources';
import type { Call } from '../http/Call';
import { parseBody } from '../http/parseBody';
import { Refusal, refuse, typedError } from '../http/Refusal';
import { json, type Reply } from '../http/Reply';
import { forViewers, type AuthenticatedCall, type Route } from '../http/Route';
import type { Services } from '../Services';
import { parseTime } from './parseTime';
import { askPrometheus } from './askPrometheus';
import { promQuerySchema, runQuery } from './runQuery';

const rangeSchema = v.object({
  from: v.optional(v.union([v.string(), v.number()])),
  to: v.optional(v.union([v.string(), v.number()])),
});
const requestSchema = v.object({
  ...rangeSchema.entries,
  queries: v.optional(
    v.array(
      v.object({
        ...promQuerySchema.entries,
        datasource: v.optional(v.object({ uid: v.optional(v.string(), '') }), {}),
        timeRange: v.optional(rangeSchema),
      })
    ),
    []
  ),
});

/** Queries and look-ups that Grafana passes on to Prometheus. */
export function queryRoutes({ dataSources, permissions, clock }: Services): Route[] {
  const find = (call: AuthenticatedCall, uid: string): DataSource => {
    permissions.require(call.caller, 'datasources:query', `datasources:uid:${uid}`);
    const source = dataSources.byUid(uid);
    if (!source) {
      throw refuse(404, 'Data source not found');
    }
    if (source.type !== 'prometheus') {
      // Data sources without a backend, such as Truce's own, have nothing to ask on the server.
      throw new Refusal(typedError(404, 'plugin.notRegistered', 'Plugin not registered'));
    }
    return source;
  };

  const resource = (call: AuthenticatedCall): Promise<Reply> => passOn(call, find(call, call.params.uid));

  return [
    forViewers('POST', '/api/ds/query', async (call) => {
      const { queries, from, to } = parseBody(call, requestSchema);
      if (queries.length === 0) {
        throw new Refusal(typedError(400, 'query.noQueries', 'No queries found'));
      }
      // A query's own range counts only with this header (recorded).
      const ownRanges = call.headers['x-query-v2'] === 'true';
      const now = clock();
      const planned = queries.map((query) => {
        const range = (ownRanges && query.timeRange) || { from, to };
        const start = parseTime(range.from, now);
        const end = parseTime(range.to, now);
        if (start === undefined || end === undefined) {
          throw new Refusal(typedError(400, 'query.invalidTimeRange', 'Invalid time range'));
        }
        return { query, start, end, source: find(call, query.datasource.uid) };
      });
      const results = await Promise.all(
        planned.map(async ({ query, start, end, source }) => [query.refId, await runQuery(query, start, end, source)])
      );
      const failed = results.some(([, result]) => typeof result !== 'string' && result.error !== undefined);
      return json(failed ? 400 : 200, { results: Object.fromEntries(results) });
    }),
    forViewers('GET', '/api/datasources/uid/:uid/health', async (call) => {
      const { error } = await askPrometheus(find(call, call.params.uid).url, 'query', { query: '1+1', time: '4' });
      if (error) {
        const text = `${error} - There was an error returned querying the Prometheus API.`;
        return json(400, { message: text, status: 'ERROR' });
      }
      const details = { application: 'Prometheus', features: { rulerApiEnabled: false } };
      return json(200, { details, message: 'Successfully queried the Prometheus API.', status: 'OK' });
    }),
    forViewers('GET', '/api/datasources/uid/:uid/resources/*', resource),
    forViewers('POST', '/api/datasources/uid/:uid/resources/*', resource),
  ];
}

/** Sends a look-up to Prometheus unchanged. Only its query API, so that no viewer reaches what administers it. */
async function passOn({ method, params, rawQuery, body }: Call, source: DataSource): Promise<Reply> {
  const allowed = /^api\/v1\/[\w/.%:-]+$/.test(params.rest) && !/\.\.|%2e|%2f|^api\/v1\/admin/i.test(params.rest);
  if (!allowed) {
    throw refuse(404, 'Not found');
  }
  const url = `${source.url.replace(/\/$/, '')}/${params.rest}${rawQuery}`;
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  try {
    const response = await fetch(url, method === 'POST' ? { method, body: new Uint8Array(body), headers: form } : {});
    return {
      status: response.status,
      headers: { 'Content-Type': response.headers.get('content-type') ?? 'application/json' },
      body: Buffer.from(await response.arrayBuffer()),
    };
  } catch {
    // Grafana's answer when a plugin's resource call fails (`ErrPluginDownstreamErrorBase`); not recorded.
    throw new Refusal(typedError(500, 'plugin.downstreamError', 'An error occurred within the plugin'));
  }
}
