import * as v from 'valibot';
import { pluginJsonSchema } from './PluginJson';

const LOGO = 'img/prometheus_logo.svg';

/** The one plugin of Grafana's own that the preview host has beside the installed ones; as recorded. */
export const PROMETHEUS = v.parse(pluginJsonSchema, {
  id: 'prometheus',
  type: 'datasource',
  name: 'Prometheus',
  info: {
    author: { name: 'Grafana Labs', url: 'https://grafana.com' },
    description: 'Open source time series database & alerting',
    links: [
      { name: 'Learn more', url: 'https://prometheus.io/' },
      { name: 'Raise issue', url: 'https://github.com/grafana/grafana/issues/new' },
      { name: 'Documentation', url: 'https://grafana.com/docs/grafana/latest/datasources/prometheus/' },
    ],
    logos: { small: LOGO, large: LOGO },
  },
  annotations: true,
  metrics: true,
  alerting: true,
  backend: true,
  category: 'tsdb',
  queryOptions: { minInterval: true },
  multiValueFilterOperators: true,
});
