import { readDashboard } from './readDashboard';

describe('reading dashboard JSON', () => {
  test('what the JSON leaves out has the defaults of Grafana', () => {
    expect(readDashboard({ uid: 'team', title: 'Team', panels: [{ id: 1, type: 'stat' }] })).toMatchObject({
      time: { from: 'now-6h', to: 'now' },
      refresh: '',
      graphTooltip: 0,
      variables: [],
      annotations: [],
      panels: [
        {
          id: 1,
          title: '',
          gridPos: { x: 0, y: 0, w: 12, h: 8 },
          targets: [],
          transformations: [],
          options: {},
          fieldConfig: { defaults: {}, overrides: [] },
          panels: [],
        },
      ],
    });
  });

  test('fields of a panel that the host does not know are kept', () => {
    const panel = { id: 1, type: 'stat', transparent: true, timeFrom: '1h', libraryPanel: { uid: 'a', name: 'A' } };
    expect(readDashboard({ panels: [panel] }).panels[0]).toMatchObject(panel);
  });

  test('variables and annotation queries come out of their lists', () => {
    const read = readDashboard({
      templating: { list: [{ type: 'custom', name: 'size' }] },
      annotations: { list: [{ name: 'Deploys' }] },
    });
    expect(read.variables).toEqual([{ type: 'custom', name: 'size' }]);
    expect(read.annotations).toEqual([{ name: 'Deploys' }]);
  });

  test.each([
    ['not an object', 'text', 'The dashboard cannot be read at its top level: It should be an object.'],
    ['panels not a list', { panels: {} }, 'The dashboard cannot be read at panels: '],
    ['a panel that is null', { panels: [null] }, 'cannot be read at panels.0: '],
    [
      'a query in a collapsed row that is text',
      { panels: [{ type: 'row', panels: [{ targets: ['up'] }] }] },
      'cannot be read at panels.0.panels.0.targets.0: ',
    ],
    ['a v2 dashboard', { elements: {} }, 'v2 schema'],
  ])('%s is refused in words', (_, json, sentence) => {
    expect(() => readDashboard(json)).toThrow(sentence);
  });
});
