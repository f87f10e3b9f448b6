import {
  LocalValueVariable,
  SceneGridItem,
  SceneGridRow,
  SceneVariableSet,
  type SceneGridItemLike,
} from '@grafana/scenes';
import { buildPanel } from './buildPanel';
import type { Placed, PlacedPanel } from './placePanels';

/** The scene's grid children for the placed rows and panels. */
export function buildGrid(placed: Placed[]): SceneGridItemLike[] {
  return placed.map((item) => {
    if (item.kind === 'panel') {
      return gridItem(item);
    }
    const { key, title, y, collapsed: isCollapsed, own, panels } = item;
    return new SceneGridRow({
      key,
      title,
      y,
      isCollapsed,
      $variables: own && new SceneVariableSet({ variables: [new LocalValueVariable(own)] }),
      children: panels.map(gridItem),
    });
  });
}

function gridItem({ key, panel, place }: PlacedPanel): SceneGridItem {
  return new SceneGridItem({
    key: `grid-item-${key}`,
    x: place.x,
    y: place.y,
    width: place.w,
    height: place.h,
    body: buildPanel(panel, key),
  });
}
