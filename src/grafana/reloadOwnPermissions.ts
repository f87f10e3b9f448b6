import type { HttpRequest } from './HttpPort';

/** Grafana remembers for a minute what somebody may do. This makes it look again, for whoever sends it. */
export const RELOAD_OWN_PERMISSIONS: HttpRequest = {
  method: 'GET',
  path: '/api/access-control/user/permissions?reloadcache=true',
};
