/** @jest-environment node */
import { countedSeries } from './budgetFixture';
import { sumSeries } from './sumSeries';

const HOUR = 3_600_000;

describe('the sum of series', () => {
  it('adds what they count, has data where any of them has, and spans all of them', () => {
    const early = countedSeries(0, HOUR, [{ total: 1, bad: 1 }, {}, { total: 3 }]);
    const late = countedSeries(HOUR, HOUR, [{}, { total: 5, bad: 2 }, { total: 0 }]);
    const { startMs, stepMs, total, bad, seen } = sumSeries([late, early]);
    expect([startMs, stepMs]).toEqual([0, HOUR]);
    expect([[...total], [...bad], [...seen]]).toEqual([
      [1, 0, 8, 0],
      [1, 0, 2, 0],
      [1, 0, 1, 1],
    ]);
  });

  it('is refused where buckets are not equally long', () => {
    const [hours, minutes] = [HOUR, HOUR / 60].map((step) => countedSeries(0, step, [{ total: 1 }]));
    expect(() => sumSeries([hours!, minutes!])).toThrow('equally long');
    expect(() => sumSeries([])).toThrow(RangeError);
  });
});
