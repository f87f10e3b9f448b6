import type { DataSourceApi } from '@grafana/data';
import { config, getDataSourceSrv } from '@grafana/runtime';

import type { Library } from '../../datasource/Library';
import { backendSrvHttp } from '../../grafana/backendSrvHttp';
import { listPeople } from '../../grafana/people/listPeople';
import { DATASOURCE_TYPE } from '../../grafana/places';
import { GrafanaStore } from '../../storage/grafana/GrafanaStore';
import type { AgreementsDesk } from './AgreementsDesk';
import { deskOf } from './deskOf';
import { runtimePlace } from './runtimePlace';

let desk: AgreementsDesk | undefined;

/** The desk of the Grafana that this page is part of: one for all pages. */
export function runtimeDesk(): AgreementsDesk {
  desk ??= makeDesk();
  return desk;
}

function makeDesk(): AgreementsDesk {
  const http = backendSrvHttp();
  return deskOf(new GrafanaStore(http), {
    now: Date.now,
    storage: runtimePlace(),
    people: () => listPeople(http),
    isSignedIn: config.bootData?.user?.isSignedIn !== false,
    library: { forget: () => void forgetInSources() },
  });
}

/** Every Truce data source of this page reads anew at its next question. */
async function forgetInSources(): Promise<void> {
  const sources = getDataSourceSrv();
  for (const { uid, type } of sources.getList({ type: DATASOURCE_TYPE })) {
    try {
      const source = (await sources.get({ uid, type })) as DataSourceApi & { library?: Pick<Library, 'forget'> };
      source.library?.forget();
    } catch {
      // A source that cannot be loaded remembers nothing.
    }
  }
}
