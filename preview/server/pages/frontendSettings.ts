import type { DataSource } from '../datasources/DataSources';
import { describeDependencies, describeExtensions, describeInfo, pluginBaseUrl } from '../plugins/describePlugin';
import type { PluginJson } from '../plugins/PluginJson';
import type { Services } from '../Services';
import { BUILD } from './BUILD';
import { coreDataSourceMeta, corePanels } from './corePlugins';

type Needed = Pick<Services, 'plugins' | 'dataSources' | 'anonymous' | 'clock'>;

const ANGULAR = { detected: false };

/**
 * The settings that the browser starts with. Only the keys that Grafana's browser packages and Truce read; for the
 * others @grafana/runtime has defaults.
 */
export function frontendSettings({ plugins, dataSources, anonymous, clock }: Needed): Record<string, unknown> {
  const installed = plugins.installed.map(({ json }) => json);
  const sources = dataSources.all();
  return {
    defaultDatasource: sources.find(({ isDefault }) => isDefault)?.name ?? '-- Grafana --',
    datasources: {
      ...Object.fromEntries(sources.map((source) => [source.name, describeSource(source, installed)])),
      '-- Grafana --': {
        id: -1,
        uid: 'grafana',
        type: 'datasource',
        name: '-- Grafana --',
        meta: coreDataSourceMeta('grafana'),
        isDefault: false,
        access: 'proxy',
        preload: false,
        module: 'core:plugin/grafana',
        jsonData: {},
        readOnly: false,
        cachingConfig: { enabled: false, TTLMs: 0 },
      },
    },
    minRefreshInterval: '5s',
    panels: {
      ...corePanels(),
      ...Object.fromEntries(ofType(installed, 'panel').map((json) => [json.id, describePanel(json)])),
    },
    apps: Object.fromEntries(
      ofType(installed, 'app')
        .filter(({ id }) => plugins.settingsOf(id).enabled)
        .map((json) => [json.id, describeApp(json)])
    ),
    appUrl: '/',
    appSubUrl: '',
    liveEnabled: false,
    rbacEnabled: true,
    exploreEnabled: false,
    helpEnabled: false,
    profileEnabled: false,
    newsFeedEnabled: false,
    queryHistoryEnabled: false,
    feedbackLinksEnabled: false,
    disableSanitizeHtml: false,
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
    licenseInfo: {},
    featureToggles: {},
    anonymousEnabled: anonymous,
    pluginAdminEnabled: false,
    expressionsEnabled: false,
    unifiedAlertingEnabled: true,
    unifiedAlerting: { minInterval: '10s' },
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
    namespace: 'default',
  };
}

function ofType(installed: PluginJson[], type: PluginJson['type']): PluginJson[] {
  return installed.filter((json) => json.type === type);
}

function describeSource(source: DataSource, installed: PluginJson[]): object {
  const prometheus = source.type === 'prometheus';
  const json = installed.find(({ id }) => id === source.type);
  return {
    id: source.id,
    uid: source.uid,
    type: source.type,
    name: source.name,
    meta: json ? describeSourceMeta(json) : prometheus ? coreDataSourceMeta('prometheus') : { id: source.type },
    url: `/api/datasources/proxy/uid/${source.uid}`,
    isDefault: source.isDefault,
    access: source.access,
    preload: false,
    module: json ? `${pluginBaseUrl(json.id)}/module.js` : `core:plugin/${source.type}`,
    jsonData: prometheus ? { directUrl: source.url, ...source.jsonData } : source.jsonData,
    readOnly: source.readOnly,
    cachingConfig: { enabled: false, TTLMs: 0 },
  };
}

function describeSourceMeta(json: PluginJson): object {
  return {
    id: json.id,
    type: json.type,
    name: json.name,
    info: describeInfo(json),
    dependencies: describeDependencies(json),
    includes: null,
    category: '',
    preload: json.preload,
    backend: json.backend,
    routes: null,
    skipDataQuery: json.skipDataQuery,
    autoEnabled: false,
    annotations: json.annotations,
    metrics: json.metrics,
    alerting: json.alerting,
    explore: false,
    tables: false,
    logs: false,
    tracing: false,
    streaming: false,
    signature: 'unsigned',
    module: `${pluginBaseUrl(json.id)}/module.js`,
    baseUrl: pluginBaseUrl(json.id),
    angular: ANGULAR,
    multiValueFilterOperators: false,
    loadingStrategy: 'script',
    extensions: describeExtensions(json, null),
  };
}

function describePanel(json: PluginJson): object {
  return {
    id: json.id,
    name: json.name,
    info: describeInfo(json),
    hideFromList: json.hideFromList,
    sort: 100,
    skipDataQuery: json.skipDataQuery,
    state: '',
    baseUrl: pluginBaseUrl(json.id),
    signature: 'unsigned',
    module: `${pluginBaseUrl(json.id)}/module.js`,
    angular: ANGULAR,
    loadingStrategy: 'script',
  };
}

function describeApp(json: PluginJson): object {
  return {
    id: json.id,
    path: `${pluginBaseUrl(json.id)}/module.js`,
    version: json.info.version,
    preload: json.preload,
    angular: ANGULAR,
    loadingStrategy: 'script',
    extensions: describeExtensions(json, []),
    dependencies: describeDependencies(json),
  };
}
