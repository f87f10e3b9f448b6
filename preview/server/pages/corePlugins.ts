/** Grafana's own panels that the preview host can draw; a real Grafana lists all of its own here. */
const CORE_PANELS: Record<string, string> = {
  timeseries: 'Time series',
  stat: 'Stat',
  table: 'Table',
  text: 'Text',
};

const PROMETHEUS_LINKS = [
  { name: 'Learn more', url: 'https://prometheus.io/' },
  { name: 'Raise issue', url: 'https://github.com/grafana/grafana/issues/new' },
  { name: 'Documentation', url: 'https://grafana.com/docs/grafana/latest/datasources/prometheus/' },
];

/** The entries of Grafana's own panels in the frontend settings. */
export function corePanels(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(CORE_PANELS).map(([id, name]) => [
      id,
      {
        id,
        name,
        info: coreInfo(id, '', `icn-${id}-panel.svg`),
        hideFromList: false,
        sort: 100,
        skipDataQuery: id === 'text',
        state: '',
        baseUrl: `public/plugins/${id}`,
        signature: 'internal',
        module: `core:plugin/${id}`,
        angular: { detected: false },
        loadingStrategy: 'script',
      },
    ])
  );
}

/** The plugin meta of Grafana's own data sources; as recorded for Prometheus. */
export function coreDataSourceMeta(id: 'prometheus' | 'grafana'): object {
  const prometheus = id === 'prometheus';
  return {
    id,
    type: 'datasource',
    name: prometheus ? 'Prometheus' : '-- Grafana --',
    info: prometheus
      ? {
          ...coreInfo(id, 'Open source time series database & alerting', 'prometheus_logo.svg'),
          links: PROMETHEUS_LINKS,
        }
      : coreInfo(id, '', 'icn-grafanadb.svg'),
    dependencies: {
      grafanaDependency: '',
      grafanaVersion: '*',
      plugins: [],
      extensions: { exposedComponents: [] },
    },
    includes: null,
    category: prometheus ? 'tsdb' : '',
    preload: false,
    backend: true,
    routes: null,
    skipDataQuery: false,
    autoEnabled: false,
    annotations: true,
    metrics: true,
    alerting: prometheus,
    explore: false,
    tables: false,
    logs: false,
    tracing: false,
    ...(prometheus ? { queryOptions: { minInterval: true } } : { builtIn: true }),
    streaming: false,
    signature: 'internal',
    module: `core:plugin/${id}`,
    baseUrl: `public/plugins/${id}`,
    angular: { detected: false },
    multiValueFilterOperators: prometheus,
    loadingStrategy: 'script',
    extensions: {
      addedLinks: null,
      addedComponents: null,
      exposedComponents: null,
      extensionPoints: null,
      addedFunctions: null,
    },
  };
}

function coreInfo(id: string, description: string, logo: string): object {
  return {
    author: { name: 'Grafana Labs', url: 'https://grafana.com' },
    description,
    links: null,
    logos: { small: `public/plugins/${id}/img/${logo}`, large: `public/plugins/${id}/img/${logo}` },
    build: {},
    screenshots: null,
    version: '',
    updated: '',
    keywords: null,
  };
}
