import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { UrlSyncContextProvider } from '@grafana/scenes';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import { isKiosk } from '../chrome/kiosk';
import { SentenceBox } from '../chrome/SentenceBox';
import { DashboardScene } from '../dashboard/DashboardScene';
import { fetchDashboard } from '../dashboard/fetchDashboard';
import { SinglePanel } from './SinglePanel';
import { usePromise } from './usePromise';

/** A dashboard with its controls; `?viewPanel=` shows one panel of it. */
export function DashboardPage() {
  const { uid = '' } = useParams();
  const { value: scene, problem } = useDashboardScene(uid);
  if (problem) {
    return <SentenceBox title="The dashboard cannot be shown" text={problem} severity="error" />;
  }
  if (!scene) {
    return <LoadingPlaceholder text="Loading dashboard…" />;
  }
  return (
    <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
      <OpenDashboard scene={scene} />
    </UrlSyncContextProvider>
  );
}

/** The scene of a dashboard, made once for each uid. */
export function useDashboardScene(uid: string) {
  return usePromise(async () => new DashboardScene(await fetchDashboard(uid)), [uid]);
}

function OpenDashboard({ scene }: { scene: DashboardScene }) {
  const styles = useStyles2(dashboardStyles);
  const { search } = useLocation();
  const { controls, body, model } = scene.useState();
  const viewPanel = new URLSearchParams(search).get('viewPanel');

  useEffect(() => scene.activate(), [scene]);
  useEffect(() => {
    document.title = `${model.title} - Dashboards - Truce preview`;
  }, [model.title]);

  return (
    <div className={styles.page}>
      {!isKiosk(search) && (
        <div className={styles.controls}>
          {controls.map((control) => (
            <control.Component key={control.state.key} model={control} />
          ))}
        </div>
      )}
      {viewPanel ? <SinglePanel scene={scene} name={viewPanel} /> : <body.Component model={body} />}
    </div>
  );
}

const dashboardStyles = (theme: GrafanaTheme2) => ({
  page: css({ flex: 1, display: 'flex', flexDirection: 'column', padding: theme.spacing(2), gap: theme.spacing(2) }),
  controls: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: theme.spacing(1) }),
});
