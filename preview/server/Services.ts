import type { Annotations } from './annotations/Annotations';
import type { Dashboards } from './dashboards/Dashboards';
import type { DataSources } from './datasources/DataSources';
import type { Elements } from './elements/Elements';
import type { Folders } from './folders/Folders';
import type { People } from './people/People';
import type { Permissions } from './people/Permissions';
import type { Plugins } from './plugins/Plugins';
import type { Clock } from './state/Clock';

/** All that the routes work with. */
export interface Services {
  people: People;
  permissions: Permissions;
  folders: Folders;
  elements: Elements;
  annotations: Annotations;
  dashboards: Dashboards;
  dataSources: DataSources;
  plugins: Plugins;
  anonymous: boolean;
  clock: Clock;
}
