import { mergeLibraryPanel, unreadableLibraryPanel } from './mergeLibraryPanel';
import { readPanel } from './readDashboard';

const place = { x: 3, y: 4, w: 5, h: 6 };
const onDashboard = readPanel(
  {
    id: 7,
    title: '',
    gridPos: place,
    libraryPanel: { uid: 'slo-checkout', name: 'Checkout works' },
  },
  'panels[0]'
);
const model = {
  id: 99,
  type: 'truce-budget-panel',
  title: 'Checkout',
  gridPos: { x: 0, y: 0, w: 1, h: 1 },
  targets: [{ refId: 'A' }],
};

describe('a library panel on a dashboard', () => {
  test('is the element at the place and the id that the dashboard gives it', () => {
    expect(mergeLibraryPanel(onDashboard, { result: { model } })).toMatchObject({
      id: 7,
      gridPos: place,
      type: 'truce-budget-panel',
      title: 'Checkout',
      targets: [{ refId: 'A' }],
    });
  });

  test("keeps the dashboard's own title if it has one", () => {
    expect(mergeLibraryPanel({ ...onDashboard, title: 'Ours' }, { result: { model } }).title).toBe('Ours');
  });

  test.each([null, {}, { result: null }])('an answer without a model (%p) is refused', (answer) => {
    expect(() => mergeLibraryPanel(onDashboard, answer)).toThrow('The library element has no model.');
  });

  test('that cannot be read says which and why, in its place', () => {
    const panel = unreadableLibraryPanel(onDashboard, 'library element could not be found');
    expect(panel).toMatchObject({ type: 'text', gridPos: place, title: 'Checkout works' });
    expect(panel.options.content).toBe(
      'The library panel “Checkout works” cannot be shown: library element could not be found'
    );
  });
});
