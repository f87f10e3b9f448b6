import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ControlsLabel, type SceneDataLayerProviderState, type SceneObject } from '@grafana/scenes';
import { useStyles2 } from '@grafana/ui';
import { useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import { hiddenControls } from '../chrome/hiddenControls';
import type { DashboardScene } from '../dashboard/DashboardScene';
import { AwaitDashboard } from './AwaitDashboard';
import { SinglePanel } from './SinglePanel';

/** A dashboard with its controls; `?viewPanel=` shows one panel of it. */
export function DashboardPage() {
  const { uid = '' } = useParams();
  return <AwaitDashboard uid={uid}>{(scene) => <OpenDashboard scene={scene} />}</AwaitDashboard>;
}

function OpenDashboard({ scene }: { scene: DashboardScene }) {
  const styles = useStyles2(dashboardStyles);
  const { search } = useLocation();
  const { controls, timeControls, body, model, $data } = scene.useState();
  const { hidesVariables, hidesTime } = hiddenControls(search);
  const viewPanel = new URLSearchParams(search).get('viewPanel');
  const layers: Array<SceneObject<SceneDataLayerProviderState>> = $data.state.layers;

  useEffect(() => {
    document.title = `${model.title} - Dashboards - Truce preview`;
  }, [model.title]);

  return (
    <div className={styles.page}>
      {!(hidesVariables && hidesTime) && (
        <div className={styles.controls}>
          <div className={styles.group}>
            {!hidesVariables && controls.map(draw)}
            {layers
              .filter(({ state }) => !state.isHidden && !hidesVariables)
              .map((layer) => (
                <div key={layer.state.key} className={styles.layer}>
                  <ControlsLabel label={layer.state.name} htmlFor={`data-layer-${layer.state.key}`} />
                  <layer.Component model={layer} />
                </div>
              ))}
          </div>
          {!hidesTime && <div className={styles.group}>{timeControls.map(draw)}</div>}
        </div>
      )}
      {viewPanel ? <SinglePanel scene={scene} name={viewPanel} /> : <body.Component model={body} />}
    </div>
  );
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
