import type { DataSource } from '../datasources/DataSources';
import { describeDependencies, describeExtensions, describePlugin } from '../plugins/describePlugin';
import type { PluginJson } from '../plugins/PluginJson';
import { PROMETHEUS } from '../plugins/PROMETHEUS';
import type { Services } from '../Services';
import { BUILD } from './BUILD';

type Needed = Pick<Services, 'plugins' | 'dataSources' | 'anonymous' | 'clock'>;

const ANGULAR = { detected: false };

/** The settings that the browser starts with, where @grafana/runtime's defaults differ from what was recorded. */
export function frontendSettings({ plugins, dataSources, anonymous, clock }: Needed): Record<string, unknown> {
  const sources = dataSources.all();
  const ofType = (type: PluginJson['type']) =>
    plugins.installed.map(({ json }) => json).filter((json) => json.type === type);
  const apps = ofType('app').filter(({ id }) => plugins.settingsOf(id).enabled);
  return {
    defaultDatasource: sources.find(({ isDefault }) => isDefault)?.name ?? '',
    datasources: byKey(sources, 'name', (source) => describeSource(source, plugins.jsonOf(source.type))),
    panels: byKey(ofType('panel'), 'id', describePanel),
    apps: byKey(apps, 'id', describeApp),
    buildInfo: {
      hideVersion: false,
      version: BUILD.version,
      versionString: `Grafana v${BUILD.version} (${BUILD.commit})`,
      buildstamp: Math.floor(clock() / 1000),
      edition: 'Open Source',
      latestVersion: '',
      hasUpdate: false,
      env: 'production',
    },
    dateFormats: {
      fullDate: 'YYYY-MM-DD HH:mm:ss',
      useBrowserLocale: false,
      interval: {
        millisecond: 'HH:mm:ss.SSS',
        second: 'HH:mm:ss',
        minute: 'HH:mm',
        hour: 'MM/DD HH:mm',
        day: 'MM/DD',
        month: 'YYYY-MM',
        year: 'YYYY',
      },
      defaultTimezone: 'browser',
      defaultWeekStart: 'browser',
    },
    anonymousEnabled: anonymous,
    minRefreshInterval: '5s',
    rbacEnabled: true,
    unifiedAlertingEnabled: true,
    // @grafana/i18n reads it before @grafana/runtime fills in its defaults.
    featureToggles: {},
    // There is no web socket here.
    liveEnabled: false,
  };
}

function byKey<T, K extends keyof T>(items: T[], key: K, describe: (item: T) => object): Record<string, object> {
  return Object.fromEntries(items.map((item) => [String(item[key]), describe(item)]));
}

function describeSource(source: DataSource, json: PluginJson | undefined): object {
  const { id, uid, type, name, isDefault, access, url, jsonData, readOnly } = source;
  const meta = json ? describeSourceMeta(json) : { id: type, module: `core:plugin/${type}` };
  return {
    id,
    uid,
    type,
    name,
    meta,
    url: `/api/datasources/proxy/uid/${uid}`,
    isDefault,
    access,
    preload: false,
    module: meta.module,
    jsonData: json === PROMETHEUS ? { directUrl: url, ...jsonData } : jsonData,
    readOnly,
    cachingConfig: { enabled: false, TTLMs: 0 },
  };
}

function describeSourceMeta(json: PluginJson) {
  const { type, category, preload, backend, skipDataQuery, annotations, metrics, alerting } = json;
  return {
    ...describePlugin(json),
    type,
    category,
    preload,
    backend,
    skipDataQuery,
    annotations,
    metrics,
    alerting,
    multiValueFilterOperators: json.multiValueFilterOperators,
    queryOptions: json.queryOptions,
    dependencies: describeDependencies(json),
    extensions: describeExtensions(json, null),
    includes: null,
    routes: null,
    autoEnabled: false,
    explore: false,
    tables: false,
    logs: false,
    tracing: false,
    streaming: false,
    angular: ANGULAR,
  };
}

function describePanel(json: PluginJson): object {
  const { hideFromList, skipDataQuery } = json;
  return { ...describePlugin(json), hideFromList, skipDataQuery, sort: 100, state: '', angular: ANGULAR };
}

function describeApp(json: PluginJson): object {
  const { id, module: path, loadingStrategy } = describePlugin(json);
  return {
    id,
    path,
    version: json.info.version,
    preload: json.preload,
    angular: ANGULAR,
    loadingStrategy,
    extensions: describeExtensions(json, []),
    dependencies: describeDependencies(json),
  };
}
