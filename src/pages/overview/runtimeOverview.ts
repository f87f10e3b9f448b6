import { getDataSourceSrv } from '@grafana/runtime';

import { backendSrvHttp } from '../../grafana/backendSrvHttp';
import { areFoldersSeen } from './areFoldersSeen';
import type { Overview } from './Overview';
import { readOverview } from './readOverview';

/** The overview of the Grafana that this page is part of. */
export function runtimeOverview(): Promise<Overview> {
  return readOverview({
    sources: getDataSourceSrv(),
    areFoldersSeen: () => areFoldersSeen(backendSrvHttp()),
    now: Date.now,
  });
}
