import { getDataSourceSrv } from '@grafana/runtime';

import { backendSrvHttp } from '../../grafana/backendSrvHttp';
import { areFoldersSeen } from '../overview/areFoldersSeen';
import type { Overview } from '../overview/Overview';
import { readOverview } from '../overview/readOverview';

/** The states of some SLOs now, as the Truce data source answers them to a panel. */
export function readStates(slos: readonly string[]): Promise<Overview> {
  return readOverview(
    { sources: getDataSourceSrv(), areFoldersSeen: () => areFoldersSeen(backendSrvHttp()), now: Date.now },
    slos
  );
}
