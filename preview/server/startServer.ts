import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Annotations } from './annotations/Annotations';
import { annotationRoutes } from './annotations/annotationRoutes';
import { dashboardRoutes } from './dashboards/dashboardRoutes';
import { Dashboards } from './dashboards/Dashboards';
import { provisionDashboards } from './dashboards/provisionDashboards';
import { dataSourceRoutes } from './datasources/dataSourceRoutes';
import { DataSources } from './datasources/DataSources';
import { provisionDataSources } from './datasources/provisionDataSources';
import { elementRoutes } from './elements/elementRoutes';
import { Elements } from './elements/Elements';
import { folderRoutes } from './folders/folderRoutes';
import { Folders } from './folders/Folders';
import { requestListener } from './http/requestListener';
import { pageRoutes } from './pages/pageRoutes';
import { authenticate } from './people/authenticate';
import { People } from './people/People';
import { peopleRoutes } from './people/peopleRoutes';
import { Permissions } from './people/Permissions';
import { pluginRoutes } from './plugins/pluginRoutes';
import { Plugins } from './plugins/Plugins';
import { queryRoutes } from './prometheus/queryRoutes';
import type { Services } from './Services';
import type { Clock } from './state/Clock';
import type { Environment } from './state/provisioning';
import { StartError } from './state/StartError';

export interface ServerOptions {
  /** The one address to listen on, such as 127.0.0.1. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Where everything that people save is kept, one JSON file a kind. */
  stateDir: string;
  /** Holds `datasources/`, `dashboards/` and `plugins/` as Grafana's provisioning folder does. */
  provisioningDir: string;
  /** The built plugins. */
  distDir: string;
  /** Folders with further plugins, at any depth, and with a `provisioning/` of their own if they need one. */
  pluginDirs?: readonly string[];
  /** The browser shell's bundle. */
  hostDir: string;
  /** For `$VAR` in provisioning files. */
  env: Environment;
  /** Lets in who is not signed in as a Viewer. */
  anonymous?: boolean;
  clock?: Clock;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the preview server: the Grafana endpoints that Truce uses, answering as Grafana 12.4 was recorded to.
 * Rejects with a StartError when a state, provisioning or plugin file is damaged or the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const services = openServices(options);
  const routes = [
    ...peopleRoutes(services),
    ...folderRoutes(services),
    ...elementRoutes(services),
    ...annotationRoutes(services),
    ...dashboardRoutes(services),
    ...queryRoutes(services),
    ...dataSourceRoutes(services),
    ...pluginRoutes(services),
    ...pageRoutes(services, options.hostDir),
  ];
  const server = createServer(
    requestListener({
      routes,
      authenticate: (headers) => {
        const caller = authenticate(services.people, services.anonymous, headers);
        if (caller !== null) {
          // Grafana loads a caller's permissions with every request and keeps them (authnimpl/sync/rbac_sync.go): who asks
          // for anything before a folder is made does not see it for a minute.
          services.permissions.of(caller);
        }
        return caller;
      },
      onError: (error) => console.error(error),
    })
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function openServices(options: ServerOptions): Services {
  const { stateDir, distDir, pluginDirs = [], provisioningDir, env, clock = Date.now } = options;
  const provisioningDirs = [provisioningDir, ...pluginDirs.map((dir) => join(dir, 'provisioning'))];
  const dataSources = new DataSources(stateDir);
  const folders = new Folders(stateDir, clock);
  const dashboards = new Dashboards(stateDir, clock);
  const plugins = new Plugins(stateDir, distDir, pluginDirs);
  provisionDataSources(provisioningDirs, env, dataSources);
  provisionDashboards(provisioningDir, env, folders, dashboards);
  plugins.provision(provisioningDir, env);
  const sourceUids = (): string[] => ['grafana', ...dataSources.all().map(({ uid }) => uid)];
  return {
    people: new People(stateDir, clock),
    permissions: new Permissions(folders, sourceUids, clock),
    folders,
    elements: new Elements(stateDir, clock),
    annotations: new Annotations(stateDir, clock),
    dashboards,
    dataSources,
    plugins,
    anonymous: options.anonymous ?? false,
    clock,
  };
}

function listenError(error: NodeJS.ErrnoException, { host, port }: ServerOptions): StartError {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'another program uses it',
    EACCES: 'this account may not use it',
    EADDRNOTAVAIL: 'this machine has no such address',
  };
  return new StartError(
    `The preview server cannot listen on ${host}:${port}: ${reasons[error.code ?? ''] ?? error.message}.`
  );
}
