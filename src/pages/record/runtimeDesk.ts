import { backendSrvHttp } from '../../grafana/backendSrvHttp';
import { GrafanaStore } from '../../storage/grafana/GrafanaStore';
import type { Desk } from './Desk';
import { deskOf } from './deskOf';

let desk: Desk | undefined;

/** The desk of the Grafana that this page is part of: one for all pages. */
export function runtimeDesk(): Desk {
  desk ??= deskOf(new GrafanaStore(backendSrvHttp()), { now: Date.now, storage: window.localStorage });
  return desk;
}
