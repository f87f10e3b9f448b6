/** @jest-environment node */
import { countedSeries, EVENTS } from '../budget/budgetFixture';
import { burnAt } from '../budget/burnAt';
import { Timeline } from '../budget/Timeline';
import { alertLabel, formatBurn, wordBurn } from './wordBurn';

const END = 1_795_298_400_000;
const FINE = 300_000;
const SLO = { target: 0.99, window: { kind: 'rolling', days: 28 }, indicator: EVENTS } as const;

function burn(bad: number, total = 100) {
  return burnAt(new Timeline(countedSeries(END - 864 * FINE, FINE, Array(864).fill({ total, bad })), []), SLO, END);
}

it('says that nothing pages and why', () => {
  expect(wordBurn(burn(0.5))).toBe('No page: 1 h is not above 13.4. No ticket: 1 d is not above 2.8.');
});

it('says what pages', () => {
  expect(wordBurn(burn(7))).toBe(
    'This pages: 6 h and 30 m are both above 5.6. A ticket is due: 1 d and 2 h are both above 2.8.'
  );
});

it('says when there was nothing to measure', () => {
  expect(wordBurn(burn(0, 0))).toBe('There was no traffic to measure.');
});

it('labels a threshold with its pair of windows', () => {
  expect(alertLabel(burn(0).alerts[0]!)).toBe('pages at 13.4 (1 h and 5 m)');
  expect(alertLabel(burn(0).alerts[3]!)).toBe('ticket at 0.93 (3 d and 6 h)');
});

it.each([
  [9.83, '9.8'],
  [13.44, '13.4'],
  [0.0712, '0.071'],
  [0, '0'],
  [undefined, 'no traffic'],
])('shows the rate %f as %s', (rate, text) => {
  expect(formatBurn(rate)).toBe(text);
});

it('tells windows without data from those without traffic', () => {
  const at = (counts: object[]) => burnAt(new Timeline(countedSeries(END - 864 * FINE, FINE, counts), []), SLO, END);
  const stopped = [...Array(564).fill({ total: 100, bad: 0.5 }), ...Array(300).fill({})];
  expect(wordBurn(at(Array(864).fill({})), () => false)).toBe('There was no data to measure.');
  expect(wordBurn(at(stopped), (id) => id === '3d')).toBe('No page: 1 h has no data. No ticket: 1 d has no data.');
  expect(wordBurn(at(stopped))).toBe('No page: 1 h has no traffic. No ticket: 1 d has no traffic.');
  expect([formatBurn(undefined), formatBurn(undefined, false)]).toEqual(['no traffic', 'no data']);
});
