import '../testing/stubIntersectionObserver';
import {
  type SceneDataTransformer,
  type SceneGridItem,
  SceneGridRow,
  type SceneQueryRunner,
  type VizPanel,
} from '@grafana/scenes';
import { DashboardScene } from './DashboardScene';
import { readDashboard } from './readDashboard';

const sizes = {
  type: 'custom',
  name: 'size',
  query: 'small,big',
  multi: true,
  current: { value: ['small', 'big'], text: ['small', 'big'] },
};
const panels = [
  {
    id: 1,
    type: 'stat',
    title: 'One',
    gridPos: { x: 0, y: 0, w: 6, h: 4 },
    targets: [{ refId: 'A' }],
    maxDataPoints: 300,
    interval: '1m',
  },
  { id: 2, type: 'text', title: '', transparent: true, gridPos: { x: 6, y: 0, w: 6, h: 4 } },
  { id: 3, type: 'row', title: 'Size $size', repeat: 'size', gridPos: { x: 0, y: 4, w: 24, h: 1 } },
  { id: 4, type: 'stat', title: 'In row', gridPos: { x: 0, y: 5, w: 24, h: 4 } },
];
const open = (more: object = {}) => {
  const scene = new DashboardScene(
    readDashboard({ uid: 'team', title: 'Team', panels, templating: { list: [sizes] }, ...more })
  );
  const close = scene.activate();
  return { scene, close };
};

describe('a dashboard as a scene', () => {
  test('panels stand in the grid with their queries, limits and look', () => {
    const { scene, close } = open();
    const [first, second] = scene.state.body.state.children as SceneGridItem[];
    const one = first.state.body as VizPanel;
    const runner = (one.state.$data as SceneDataTransformer).state.$data as SceneQueryRunner;
    expect(first.state).toMatchObject({ x: 0, y: 0, width: 6, height: 4 });
    expect(runner.state).toMatchObject({
      queries: [{ refId: 'A' }],
      maxDataPoints: 300,
      minInterval: '1m',
      dataLayerFilter: { panelId: 1 },
    });
    expect((second.state.body as VizPanel).state).toMatchObject({
      displayMode: 'transparent',
      hoverHeader: true,
      $data: undefined,
    });
    close();
  });

  test('a repeated row is there for each value, its title saying which', () => {
    const { scene, close } = open();
    const rows = scene.state.body.state.children.filter(
      (child): child is SceneGridRow => child instanceof SceneGridRow
    );
    const titles = rows
      .map((row) => (row.state.children[0] as SceneGridItem).state.body as VizPanel)
      .map((panel) => panel.interpolate('$size'));
    expect(titles).toEqual(['small', 'big']);
    close();
  });

  test('another choice of the variable changes the copies', () => {
    const { scene, close } = open();
    const size = scene.state.$variables?.getByName('size') as unknown as { changeValueTo(value: string[]): void };
    size.changeValueTo(['big']);
    const keys = scene.state.body.state.children.map((child) => child.state.key);
    expect(keys).toEqual(['grid-item-panel-1', 'grid-item-panel-2', 'row-3']);
    close();
  });

  test('a panel is found by number and by key, a copy only by key', () => {
    const { scene, close } = open();
    expect(scene.findPanel('1')?.state.title).toBe('One');
    expect(scene.findPanel('panel-4')?.state.title).toBe('In row');
    expect(scene.findPanel('panel-4-row-1')?.interpolate('$size')).toBe('big');
    expect(scene.findPanel('99')).toBeUndefined();
    close();
  });

  test('queries carry the dashboard and the panel they are for', () => {
    const { scene, close } = open();
    const panel = scene.findPanel('1') as VizPanel;
    expect(scene.enrichDataRequest(panel.state.$data as SceneDataTransformer)).toEqual({
      app: 'dashboard',
      dashboardUID: 'team',
      dashboardTitle: 'Team',
      panelId: 1,
      panelName: 'One',
      panelPluginId: 'stat',
    });
    close();
  });

  test('annotation layers ask for the dashboard alone', () => {
    const { scene, close } = open({ annotations: { list: [{ name: 'Deploys', enable: false }] } });
    expect(scene.enrichDataRequest(scene.state.$data as never)).not.toHaveProperty('panelId');
    close();
  });
});
