/** @jest-environment node */
import { accuracyLines } from './AccuracyLine';
import { accuracyTable, withTable } from './accuracyTable';
import { COUNTER_KINDS } from './counterKinds';
import type { AccuracyRow } from './measureAccuracy';

const ROWS = [1, 2].flatMap((seed) =>
  COUNTER_KINDS.map(({ name }): AccuracyRow => ({
    kind: name,
    seed,
    onPrometheus: seed === 1 ? -0.02 : 0.01,
    onVictoria: 0.004,
    byHand: 0.005,
    others: [0.25 * seed, -17.123],
  }))
);

describe('the table of errors', () => {
  const cellsOf = (place: number) =>
    accuracyTable(ROWS)
      .split('\n')
      .filter((line) => line.startsWith('| good + total'))
      [place]!.split('|')
      .map((it) => it.trim())
      .slice(2, -1);

  it('shows the typical error of all histories', () => {
    expect(cellsOf(0)).toEqual(['0.016', '0.004', '0.005', '0.395', '17.1']);
  });

  it('shows the largest, whatever its sign', () => {
    expect(cellsOf(1)).toEqual(['0.020', '0.004', '0.005', '0.500', '17.1']);
  });

  it('says in how many months the requirement is met', () => {
    expect(cellsOf(2)).toEqual(['2 of 2', '2 of 2', '2 of 2', '0 of 2', '0 of 2']);
  });

  it('takes the place of the one before and leaves the rest of the page alone', () => {
    const page = '# A\n\n<!-- Written by npm run accuracy: from here -->\n\n| old |\n\n<!-- to here -->\n\nB\n';
    const once = withTable(page, '| new |');
    expect(once).toBe(page.replace('old', 'new'));
    expect(withTable(once, '| new |')).toBe(once);
  });

  it('is refused a page without a place for it', () => {
    expect(() => withTable('# A', '| new |')).toThrow('The table has no place');
  });
});

it('compares errors without sign, for each history and each other way', () => {
  const [first] = accuracyLines(ROWS);
  expect(first).toEqual({
    name: 'bad + total, history 1, Prometheus: against one increase(x[28d])',
    ours: 0.02,
    other: 0.25,
    ratio: 0.08,
    unit: '% of the budget',
  });
  expect(accuracyLines(ROWS)).toHaveLength(ROWS.length * 4);
});
