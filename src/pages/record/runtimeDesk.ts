import { backendSrvHttp } from '../../grafana/backendSrvHttp';
import { listPeople } from '../../grafana/people/listPeople';
import { GrafanaStore } from '../../storage/grafana/GrafanaStore';
import type { AgreementsDesk } from './AgreementsDesk';
import { deskOf } from './deskOf';

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
    storage: window.localStorage,
    people: () => listPeople(http),
  });
}
