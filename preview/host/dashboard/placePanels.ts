import { sortBy } from 'lodash';
import type { GridPosition, PanelModel } from './readDashboard';

/** The value that a repeated row has of its own. */
export interface OwnValue {
  name: string;
  value: string;
  text: string;
}

export interface PlacedPanel {
  kind: 'panel';
  key: string;
  panel: PanelModel;
  place: GridPosition;
}

export interface PlacedRow {
  kind: 'row';
  key: string;
  title: string;
  y: number;
  collapsed: boolean;
  own?: OwnValue;
  panels: PlacedPanel[];
}

export type Placed = PlacedPanel | PlacedRow;

/** The values a variable has at the moment; none for an unknown variable. */
export type ValuesOf = (variable: string) => Array<{ value: string; text: string }>;

/**
 * Where every panel and row stands, with repeated rows written out. Each copy of a row pushes down what is below.
 *
 * @param panels - as in the dashboard JSON: an open row is followed by its panels, a collapsed one holds them
 * @param valuesOf - read once for each repeat
 */
export function placePanels(panels: PanelModel[], valuesOf: ValuesOf): Placed[] {
  const placed: Placed[] = [];
  let push = 0;
  for (const { row, members } of sections(panels)) {
    const place = (suffix = '') => members.map((panel) => placePanel(panel, push, suffix));
    if (!row) {
      placed.push(...place());
      continue;
    }
    ownValues(row.repeat, valuesOf).forEach((own, copy) => {
      push += copy === 0 ? 0 : 1 + (row.collapsed ? 0 : heightOf(members));
      const suffix = copy === 0 ? '' : `-row-${copy}`;
      placed.push({
        kind: 'row',
        key: `row-${row.id}${suffix}`,
        title: row.title,
        y: row.gridPos.y + push,
        collapsed: row.collapsed ?? false,
        own,
        panels: place(suffix),
      });
    });
  }
  return placed;
}

/** The panels before the first row, then each row with its own. */
function sections(panels: PanelModel[]): Array<{ row?: PanelModel; members: PanelModel[] }> {
  const found: Array<{ row?: PanelModel; members: PanelModel[] }> = [{ members: [] }];
  for (const panel of sortBy(panels, 'gridPos.y', 'gridPos.x')) {
    if (panel.type === 'row') {
      found.push({ row: panel, members: [...(panel.panels ?? [])] });
    } else {
      found[found.length - 1].members.push(panel);
    }
  }
  return found;
}

function placePanel(panel: PanelModel, push: number, suffix: string): PlacedPanel {
  const place = { ...panel.gridPos, y: panel.gridPos.y + push };
  return { kind: 'panel', key: `panel-${panel.id}${suffix}`, panel, place };
}

/** One entry for each copy; a single one without a value where nothing repeats or the variable is empty. */
function ownValues(name: string | undefined, valuesOf: ValuesOf): Array<OwnValue | undefined> {
  const values = name ? valuesOf(name) : [];
  return values.length > 0 ? values.map(({ value, text }) => ({ name: name ?? '', value, text })) : [undefined];
}

function heightOf(panels: PanelModel[]): number {
  const top = Math.min(...panels.map(({ gridPos }) => gridPos.y));
  return panels.length === 0 ? 0 : Math.max(...panels.map(({ gridPos }) => gridPos.y + gridPos.h)) - top;
}
