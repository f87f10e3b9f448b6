import { UrlSyncContextProvider } from '@grafana/scenes';
import { LoadingPlaceholder } from '@grafana/ui';
import { useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import { SentenceBox } from '../chrome/SentenceBox';
import type { DashboardScene } from '../dashboard/DashboardScene';
import { useDashboardScene } from './DashboardPage';
import { SinglePanel } from './SinglePanel';

/** `/d-solo/:uid?panelId=`: one panel and nothing else, for embedding; `?refresh=` works as on the dashboard. */
export function SoloPanelPage() {
  const { uid = '' } = useParams();
  const { search } = useLocation();
  const { value: scene, problem } = useDashboardScene(uid);
  const panelId = new URLSearchParams(search).get('panelId') ?? '';
  if (problem) {
    return <SentenceBox title="The panel cannot be shown" text={problem} severity="error" />;
  }
  if (!scene) {
    return <LoadingPlaceholder text="Loading panel…" />;
  }
  return (
    <UrlSyncContextProvider scene={scene}>
      <Solo scene={scene} name={panelId} />
    </UrlSyncContextProvider>
  );
}

function Solo({ scene, name }: { scene: DashboardScene; name: string }) {
  useEffect(() => scene.activate(), [scene]);
  return (
    <div style={{ height: '100vh', display: 'flex' }}>
      <SinglePanel scene={scene} name={name} />
    </div>
  );
}
