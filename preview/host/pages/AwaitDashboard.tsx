import { UrlSyncContextProvider } from '@grafana/scenes';
import { useEffect, type ReactNode } from 'react';
import { DashboardScene } from '../dashboard/DashboardScene';
import { fetchDashboard } from '../dashboard/fetchDashboard';
import { Await } from './Await';

interface AwaitDashboardProps {
  uid: string;
  children: (scene: DashboardScene) => ReactNode;
}

/** Fetches a dashboard and shows it as a running scene that follows the address, made once for each uid. */
export function AwaitDashboard({ uid, children }: AwaitDashboardProps) {
  const make = async () => new DashboardScene(await fetchDashboard(uid));
  return (
    <Await of={uid} make={make} failure="The dashboard cannot be shown">
      {(scene) => (
        <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
          <Running scene={scene}>{children}</Running>
        </UrlSyncContextProvider>
      )}
    </Await>
  );
}

function Running({ scene, children }: { scene: DashboardScene; children: AwaitDashboardProps['children'] }) {
  useEffect(() => scene.activate(), [scene]);
  return children(scene);
}
