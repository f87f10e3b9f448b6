import { config, getBackendSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { appMeta, installedApps } from '../plugins/importApp';
import { navFor, type NavLink } from './navFor';

type Found = Array<{ title: string; url: string }>;

/** The navigation of this person; empty until the server has answered. A part that fails is left out. */
export function useNav(): NavLink[] {
  const [nav, setNav] = useState<NavLink[]>([]);
  useEffect(() => {
    const dashboards = getBackendSrv().get<Found>('/api/search', { type: 'dash-db' }, undefined, {
      showErrorAlert: false,
    });
    void Promise.all([dashboards.catch(() => []), Promise.allSettled(installedApps().map(appMeta))]).then(
      ([found, apps]) => {
        const metas = apps.flatMap((app) => (app.status === 'fulfilled' ? [app.value] : []));
        setNav(navFor(found, metas, config.bootData.user.orgRole || 'Viewer'));
      }
    );
  }, []);
  return nav;
}
