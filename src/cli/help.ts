import { BUDGET_FLAGS } from './BUDGET_FLAGS';
import { textTable } from './textTable';

/** What `truce --help` says. */
export const TRUCE_HELP = `truce answers what is left of an error budget, with the sum behind every number.

Usage
  truce budget --definition slo.yaml --prometheus URL
  truce budget --slo ID --grafana URL

Commands
  budget      the error budget of SLOs at a time
  help [COMMAND]

Flags
  --help      this text, or that of a command
  --version   the version

truce budget --help says more.
`;

/** What `truce budget --help` says. */
export const BUDGET_HELP = `truce budget prints the error budget of SLOs: the numbers of Truce's panels, with the sum behind each.

Usage
  truce budget --definition FILE --prometheus URL [--at TIME] [--json]
  truce budget --definition FILE --grafana URL [--at TIME] [--json]
  truce budget --slo ID --grafana URL [--at TIME] [--json]
  truce budget --definitions FOLDER [--slo ID] --prometheus URL [--at TIME] [--json]

Flags
${textTable(
  BUDGET_FLAGS.map(({ name, value, help }) => [`  --${name}${value === undefined ? '' : ` ${value}`}`, '', help])
)
  .map((line) => line.trimEnd())
  .join('\n')}

Environment
  GRAFANA_TOKEN                           token of a service account, or
  GRAFANA_USER, GRAFANA_PASSWORD          a login
  PROMETHEUS_TOKEN                        a bearer token, or
  PROMETHEUS_USER, PROMETHEUS_PASSWORD    HTTP Basic
  NODE_EXTRA_CA_CERTS                     a file with the certificates of your own authority

A definition
  id: checkout
  target: 0.999
  window: { kind: rolling, days: 28 }
  indicator:
    kind: events
    bad: http_requests_total{service="checkout",code=~"5.."}
    total: http_requests_total{service="checkout"}

Exit codes
  0  every SLO was answered
  1  flags, definition or environment are wrong
  2  a data source or Grafana did not answer, or has no data
`;
