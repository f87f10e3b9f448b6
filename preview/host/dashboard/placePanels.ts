import type { GridPosition, PanelModel } from './readDashboard';

const gridColumns = 24;
/** Panels side by side when a repeated panel does not say how many. */
const defaultPerRow = 4;

/** One value that a repeated row or panel has of its own. */
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
  own?: OwnValue;
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
 * Where every panel and row stands, with repeated ones written out. What a repeat adds in height pushes down what is below.
 *
 * @param panels - as in the dashboard JSON: an open row is followed by its panels, a collapsed one holds them
 * @param valuesOf - read once for each repeat
 */
export function placePanels(panels: PanelModel[], valuesOf: ValuesOf): Placed[] {
  const placed: Placed[] = [];
  let push = 0;
  for (const { row, panels: members } of sections(panels)) {
    if (!row) {
      const lead = placeMembers(members, push, '', valuesOf);
      placed.push(...lead.placed);
      push += lead.added;
      continue;
    }
    const copies = ownValues(row.repeat, valuesOf);
    copies.forEach((own, copy) => {
      const suffix = copy === 0 ? '' : `-row-${copy}`;
      const inside = placeMembers(members, push, suffix, valuesOf);
      placed.push({
        kind: 'row',
        key: `row-${row.id}${suffix}`,
        title: row.title,
        y: row.gridPos.y + push,
        collapsed: row.collapsed ?? false,
        own,
        panels: inside.placed,
      });
      const isLast = copy === copies.length - 1;
      push += inside.added + (isLast ? 0 : 1 + (row.collapsed ? 0 : heightOf(members)));
    });
  }
  return placed;
}

interface Section {
  row?: PanelModel;
  panels: PanelModel[];
}

function sections(panels: PanelModel[]): Section[] {
  const found: Section[] = [{ panels: [] }];
  const inOrder = [...panels].sort((a, b) => a.gridPos.y - b.gridPos.y || a.gridPos.x - b.gridPos.x);
  for (const panel of inOrder) {
    if (panel.type === 'row') {
      found.push({ row: panel, panels: [...(panel.panels ?? [])] });
    } else {
      found[found.length - 1].panels.push(panel);
    }
  }
  return found.filter(({ row, panels: members }) => row || members.length > 0);
}

function placeMembers(panels: PanelModel[], push: number, suffix: string, valuesOf: ValuesOf) {
  const placed: PlacedPanel[] = [];
  const grown: Array<{ bottom: number; by: number }> = [];
  for (const panel of panels) {
    const { gridPos } = panel;
    const above = grown.filter(({ bottom }) => gridPos.y >= bottom).reduce((sum, { by }) => sum + by, 0);
    const copies = ownValues(panel.repeat, valuesOf);
    const places = panel.repeat ? repeatedPlaces(panel, copies.length) : [gridPos];
    copies.forEach((own, copy) => {
      const key = `panel-${panel.id}${copy === 0 ? '' : `-clone-${copy}`}${suffix}`;
      const place = { ...places[copy], y: places[copy].y + push + above };
      placed.push({ kind: 'panel', key, panel, place, own });
    });
    const by = Math.max(...places.map(({ y, h }) => y + h)) - (gridPos.y + gridPos.h);
    if (by > 0) {
      grown.push({ bottom: gridPos.y + gridPos.h, by });
    }
  }
  return { placed, added: grown.reduce((sum, { by }) => sum + by, 0) };
}

function repeatedPlaces({ gridPos, repeatDirection, maxPerRow }: PanelModel, count: number): GridPosition[] {
  if (repeatDirection === 'v') {
    return Array.from({ length: count }, (_, at) => ({ ...gridPos, y: gridPos.y + at * gridPos.h }));
  }
  // Grafana gives a panel that repeats sideways the whole width.
  const perRow = Math.min(maxPerRow ?? defaultPerRow, count);
  const w = Math.floor(gridColumns / perRow);
  return Array.from({ length: count }, (_, at) => ({
    x: (at % perRow) * w,
    y: gridPos.y + Math.floor(at / perRow) * gridPos.h,
    w,
    h: gridPos.h,
  }));
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
