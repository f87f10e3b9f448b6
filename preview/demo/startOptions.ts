import { parseArgs } from 'node:util';

import { DemoError } from './DemoError';

/** How a demo is to be started. */
export interface StartOptions {
  dataDir: string;
  /** Address to listen on: loopback, unless the demo runs in a container of its own. */
  listen: string;
  port: number;
  prometheusPort: number;
  exporterPort: number;
  /** Folders with plugins that the preview host loads beside Truce's own. */
  pluginDirs: string[];
  /** Start Prometheus again when it has died, instead of ending; for tests. */
  keepGoing: boolean;
  /** Prometheus and the exporter alone, for a real Grafana. */
  withoutHost: boolean;
}

/** The options in words, for `--help`. */
export const START_HELP = `Options
  --port N             the preview host (3000)
  --prometheus-port N  Prometheus (9490)
  --exporter-port N    the metrics of the demo's services (9491)
  --data DIR           where everything is kept (.demo)
  --plugins DIR        further plugins for the preview host, such as tests/fixtures; may be given more than once
  --listen ADDRESS     address to listen on (127.0.0.1)
  --without-host       Prometheus and the metrics alone, for a real Grafana
  --keep-going         start Prometheus again when it has died`;

/**
 * Reads the command line.
 *
 * @throws DemoError when an option is unknown or a port is not one
 */
export function startOptions(args: readonly string[]): StartOptions {
  const values = parse(args);
  return {
    dataDir: values.data ?? '.demo',
    listen: values.listen ?? '127.0.0.1',
    port: toPort('--port', values.port ?? '3000'),
    prometheusPort: toPort('--prometheus-port', values['prometheus-port'] ?? '9490'),
    exporterPort: toPort('--exporter-port', values['exporter-port'] ?? '9491'),
    pluginDirs: values.plugins ?? [],
    keepGoing: values['keep-going'] ?? false,
    withoutHost: values['without-host'] ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'prometheus-port': { type: 'string' },
        'exporter-port': { type: 'string' },
        data: { type: 'string' },
        plugins: { type: 'string', multiple: true },
        listen: { type: 'string' },
        'keep-going': { type: 'boolean' },
        'without-host': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new DemoError(`${error instanceof Error ? error.message : String(error)}\n${START_HELP}`);
  }
}

function toPort(flag: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new DemoError(`${flag} takes a port from 1 to 65535, not "${text}".`);
  }
  return port;
}
