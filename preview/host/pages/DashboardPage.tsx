import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import {
  ControlsLabel,
  SceneDataLayerSet,
  UrlSyncContextProvider,
  type SceneDataLayerProviderState,
  type SceneObject,
} from '@grafana/scenes';
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
  return usePromise(uid, async () => new DashboardScene(await fetchDashboard(uid)));
}

function OpenDashboard({ scene }: { scene: DashboardScene }) {
  const styles = useStyles2(dashboardStyles);
  const { search } = useLocation();
  const { controls, timeControls, body, model } = scene.useState();
  const viewPanel = new URLSearchParams(search).get('viewPanel');

  useEffect(() => scene.activate(), [scene]);
  useEffect(() => {
    document.title = `${model.title} - Dashboards - Truce preview`;
  }, [model.title]);

  return (
    <div className={styles.page}>
      {!isKiosk(search) && (
        <div className={styles.controls}>
          <div className={styles.group}>
            {controls.map(draw)}
            {annotationLayers(scene).map((layer) => (
              <div key={layer.state.key} className={styles.layer}>
                <ControlsLabel label={layer.state.name} htmlFor={`data-layer-${layer.state.key}`} />
                <layer.Component model={layer} />
              </div>
            ))}
          </div>
          <div className={styles.group}>{timeControls.map(draw)}</div>
        </div>
      )}
      {viewPanel ? <SinglePanel scene={scene} name={viewPanel} /> : <body.Component model={body} />}
    </div>
  );
}

function annotationLayers({ state }: DashboardScene): Array<SceneObject<SceneDataLayerProviderState>> {
  const layers = state.$data instanceof SceneDataLayerSet ? state.$data.state.layers : [];
  return layers.filter((layer) => !layer.state.isHidden);
}

function draw(control: SceneObject) {
  return <control.Component key={control.state.key} model={control} />;
}

const dashboardStyles = (theme: GrafanaTheme2) => ({
  page: css({ flex: 1, display: 'flex', flexDirection: 'column', padding: theme.spacing(2), gap: theme.spacing(2) }),
  controls: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: theme.spacing(1) }),
  layer: css({ display: 'flex' }),
  group: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
