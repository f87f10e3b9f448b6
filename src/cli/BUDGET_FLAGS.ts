import type { Flag } from './parseFlags';

/** The flags of `truce budget`, in the order of its help. */
export const BUDGET_FLAGS: readonly Flag[] = [
  {
    name: 'definition',
    value: 'FILE',
    help: 'SLOs as YAML or JSON, several parted by ---; - reads the standard input',
  },
  {
    name: 'definitions',
    value: 'FOLDER',
    help: 'SLOs, agreements and their record as YAML: slos/, agreements/, record/',
  },
  {
    name: 'slo',
    value: 'ID',
    isMany: true,
    help: 'an SLO kept in Grafana, or in the folder, with its agreement; may be repeated',
  },
  { name: 'prometheus', value: 'URL', help: 'read from a Prometheus, or what has its API' },
  { name: 'grafana', value: 'URL', help: "read through Grafana, from the SLO's own data source" },
  { name: 'at', value: 'TIME', help: 'the time asked about: 2026-11-22T11:00:00Z, -3h, -7d; now by default' },
  { name: 'ledger', value: 'N', help: 'the last N periods too, the running one included' },
  { name: 'time-zone', value: 'ZONE', help: "the zone times are shown in; by default the window's, or this machine's" },
  { name: 'header', value: "'NAME: VALUE'", isMany: true, help: 'a header of each request; may be repeated' },
  { name: 'json', help: 'one JSON object in place of text' },
  { name: 'help', help: 'this text' },
];
