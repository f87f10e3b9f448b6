import { placePanels, type Placed, type ValuesOf } from './placePanels';
import { readPanel, type PanelModel } from './readDashboard';

const panel = (id: number, x: number, y: number, w: number, h: number, more: object = {}): PanelModel =>
  readPanel({ id, type: 'stat', gridPos: { x, y, w, h }, ...more }, 'panel');
const row = (id: number, y: number, more: object = {}): PanelModel =>
  readPanel({ id, type: 'row', title: 'Row', gridPos: { x: 0, y, w: 24, h: 1 }, ...more }, 'row');
const services: ValuesOf = (name) =>
  name === 'service' ? ['a', 'b', 'c'].map((value) => ({ value, text: value.toUpperCase() })) : [];

/** `key x,y w×h`, rows as `key @y [panels]`. */
const sketch = (placed: Placed[]): string[] =>
  placed.map((item) => {
    if (item.kind === 'row') {
      return `${item.key} @${item.y} [${sketch(item.panels).join('; ')}]`;
    }
    const { x, y, w, h } = item.place;
    return `${item.key} ${x},${y} ${w}×${h}`;
  });

describe('where panels stand', () => {
  test('panels without rows stay where the dashboard has them', () => {
    expect(sketch(placePanels([panel(1, 0, 0, 12, 6), panel(2, 12, 0, 12, 6)], services))).toEqual([
      'panel-1 0,0 12×6',
      'panel-2 12,0 12×6',
    ]);
  });

  test('an open row takes the panels that follow it, up to the next row', () => {
    const panels = [panel(1, 0, 0, 24, 4), row(2, 4), panel(3, 0, 5, 24, 4), row(4, 9), panel(5, 0, 10, 24, 4)];
    expect(sketch(placePanels(panels, services))).toEqual([
      'panel-1 0,0 24×4',
      'row-2 @4 [panel-3 0,5 24×4]',
      'row-4 @9 [panel-5 0,10 24×4]',
    ]);
  });

  test('a collapsed row holds its own panels', () => {
    const placed = placePanels([row(2, 0, { collapsed: true, panels: [panel(3, 0, 1, 24, 4)] })], services);
    expect(sketch(placed)).toEqual(['row-2 @0 [panel-3 0,1 24×4]']);
    expect(placed[0]).toMatchObject({ collapsed: true });
  });

  test('a repeated row brings its panels along for every value, with that value for its own', () => {
    const placed = placePanels([row(1, 0, { repeat: 'service' }), panel(2, 0, 1, 24, 5), row(3, 6)], services);
    expect(sketch(placed)).toEqual([
      'row-1 @0 [panel-2 0,1 24×5]',
      'row-1-row-1 @6 [panel-2-row-1 0,7 24×5]',
      'row-1-row-2 @12 [panel-2-row-2 0,13 24×5]',
      'row-3 @18 []',
    ]);
    expect(placed[1]).toMatchObject({ own: { name: 'service', value: 'b', text: 'B' } });
  });

  test('collapsed copies of a row stand close together', () => {
    const repeated = row(1, 0, { repeat: 'service', collapsed: true, panels: [panel(2, 0, 1, 24, 5)] });
    expect(placePanels([repeated], services).map((item) => item.kind === 'row' && item.y)).toEqual([0, 1, 2]);
  });

  test('a repeat over a variable without values leaves one copy', () => {
    expect(sketch(placePanels([row(1, 0, { repeat: 'gone' })], services))).toEqual(['row-1 @0 []']);
  });

  test('every key is there once', () => {
    const panels = [row(1, 0, { repeat: 'service' }), panel(2, 0, 1, 6, 4), panel(3, 0, 5, 6, 4)];
    const keys = placePanels(panels, services).flatMap((item) =>
      item.kind === 'row' ? [item.key, ...item.panels.map((inner) => inner.key)] : [item.key]
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(3 * (1 + 2));
  });
});
