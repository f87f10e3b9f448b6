import { budgetRange } from './budgetRange';

describe('the range of the budget axis', () => {
  it('is the whole budget and a little below zero', () => {
    expect(budgetRange([[1], [0.4], [undefined]], 1)).toEqual([-0.08, 1]);
  });

  it('reaches down to an overspent budget', () => {
    expect(
      budgetRange(
        [
          [1, 2],
          [-4, null],
          [undefined, -5],
        ],
        1
      )[0]
    ).toBeCloseTo(-5.25, 9);
  });

  it('counts events where the axis does', () => {
    expect(budgetRange([[1], [4000], [undefined]], 10_000)).toEqual([-800, 10_000]);
  });
});
