/** @jest-environment <rootDir>/tests/sources/JsdomWithFetch.ts */
import type { DataSourceInstanceSettings } from '@grafana/data';
import { PrometheusDatasource, type PromOptions } from '@grafana/prometheus';
import {
  type BackendSrv,
  type BackendSrvRequest,
  type DataSourceSrv,
  setBackendSrv,
  setDataSourceSrv,
  setTemplateSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { from } from 'rxjs';

import { TestServer } from '../../preview/server/testing/TestServer';
import { runtimeMetricsSource } from '../../src/grafana/runtimeMetricsSource';
import { sourceContract } from './sourceContract';

// Its editor, which nobody opens here.
jest.mock('monaco-promql', () => ({ promLanguageDefinition: {} }));

jest.setTimeout(60_000);

const ref = { type: 'prometheus', uid: 'prom' };

/** Sends requests to the server as somebody who is signed in. */
function backendSrvOf(server: TestServer): BackendSrv {
  const fetch = async ({ method = 'GET', url, data }: BackendSrvRequest) => {
    const { status, body } = await server.ask('admin', method, url, data);
    if (status >= 400) {
      throw Object.assign(new Error(`HTTP status ${status}`), { status, data: body });
    }
    return { status, data: body, ok: true };
  };
  return { fetch: (request: BackendSrvRequest) => from(fetch(request)) } as unknown as BackendSrv;
}

sourceContract("through Grafana's own front end of Prometheus", async (prometheusUrl) => {
  const server = await TestServer.start({ prometheusUrl });
  setBackendSrv(backendSrvOf(server));
  setTemplateSrv({ replace: (text = '') => text, getVariables: () => [] } as unknown as TemplateSrv);
  const settings = { ...ref, id: 1, name: 'Prometheus', url: '', access: 'proxy', jsonData: {}, meta: {} };
  const dataSource = new PrometheusDatasource(settings as unknown as DataSourceInstanceSettings<PromOptions>);
  const sources = { get: async () => dataSource, getInstanceSettings: () => settings } as unknown as DataSourceSrv;
  setDataSourceSrv(sources);
  return { source: runtimeMetricsSource(), ref, close: () => server.stop() };
});
