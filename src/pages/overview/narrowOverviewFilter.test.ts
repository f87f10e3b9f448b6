import { narrowOverviewFilter } from './narrowOverviewFilter';

describe('the filter in the address', () => {
  it('is a team without blanks around it, and words as they are being typed', () => {
    expect(narrowOverviewFilter({ team: ' Payments ', q: 'pay ' })).toEqual({ team: 'Payments', q: 'pay ' });
  });

  it.each([[undefined], [null], ['?team=Payments'], [42], [{}], [{ team: '', q: '  ' }], [{ team: 7, q: { a: 1 } }]])(
    'narrows to nothing when it is %j',
    (input) => {
      expect(narrowOverviewFilter(input)).toEqual({ team: undefined, q: undefined });
    }
  );

  it('is the first of names given twice', () => {
    expect(narrowOverviewFilter({ team: ['Payments', 'Search'] }).team).toBe('Payments');
  });

  it('is cut when it is longer than any name', () => {
    expect(narrowOverviewFilter({ q: 'x'.repeat(5000) }).q).toHaveLength(200);
  });
});
