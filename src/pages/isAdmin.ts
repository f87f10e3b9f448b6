import { config } from '@grafana/runtime';

/** Whether the person on this page is an administrator of the organisation: who may make folders and data sources. */
export function isAdmin(): boolean {
  return config.bootData.user.orgRole === 'Admin';
}
