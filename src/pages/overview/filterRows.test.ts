import { filterRows } from './filterRows';
import { THREE_ROWS } from './overviewFixture';
import { teamsOf } from './teamsOf';

const idsOf = (filter: Parameters<typeof filterRows>[1]) => filterRows(THREE_ROWS, filter).map((row) => row.slo);

describe('filtering the overview', () => {
  it('leaves all promises, worst first, without a filter', () => {
    expect(idsOf({})).toEqual(['payments', 'checkout', 'search']);
  });

  it('keeps the promises of one team', () => {
    expect(idsOf({ team: 'Checkout' })).toEqual(['checkout', 'search']);
  });

  it('finds words in title, service and state, whatever their capitals', () => {
    expect(idsOf({ q: 'GO THROUGH' })).toEqual(['payments']);
    expect(idsOf({ q: 'reliability' })).toEqual(['payments']);
  });

  it('wants every word, in any order', () => {
    expect(idsOf({ q: 'works checkout' })).toEqual(['checkout']);
    expect(idsOf({ q: 'works payments' })).toEqual([]);
  });

  it('takes team and words together', () => {
    expect(idsOf({ team: 'Checkout', q: 'payments' })).toEqual([]);
  });

  it('offers each team once, by name', () => {
    expect(teamsOf(THREE_ROWS)).toEqual(['Checkout', 'Payments']);
  });
});
