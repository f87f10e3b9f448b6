import { useLocation, useParams } from 'react-router';
import { AwaitDashboard } from './AwaitDashboard';
import { SinglePanel } from './SinglePanel';

/** `/d-solo/:uid?panelId=`: one panel and nothing else, for embedding; `?refresh=` works as on the dashboard. */
export function SoloPanelPage() {
  const { uid = '' } = useParams();
  const { search } = useLocation();
  const panelId = new URLSearchParams(search).get('panelId') ?? '';
  return (
    <AwaitDashboard uid={uid}>
      {(scene) => (
        <div style={{ height: '100vh', display: 'flex' }}>
          <SinglePanel scene={scene} name={panelId} />
        </div>
      )}
    </AwaitDashboard>
  );
}
