/** @jest-environment node */
import { countedSeries } from './budgetFixture';
import { withoutFirstSight } from './withoutFirstSight';

const HOUR = 3_600_000;
const one = { total: 100, bad: 1 };

function totals(counts: Array<{ total?: number; bad?: number }>): Array<number | undefined> {
  const series = withoutFirstSight(countedSeries(0, HOUR, counts));
  return counts.map((_, i) => (series.seen[i] === 1 ? series.total[i] : undefined));
}

const unseen = (hours: number) => Array<{ total?: number; bad?: number }>(hours).fill({});

describe('the first bucket of counters', () => {
  it('is not counted where nothing was seen for a day: they may have counted for months', () => {
    expect(totals([...unseen(24), one, one])).toEqual([...Array(24).fill(undefined), undefined, 100]);
  });

  it('is not counted either when they come back after a day', () => {
    expect(totals([one, ...unseen(30), one, one]).filter((it) => it !== undefined)).toEqual([100, 100]);
  });

  it('counts after a shorter gap, and where what came before was not read', () => {
    expect(totals([one, ...unseen(23), one])).toEqual([100, ...Array(23).fill(undefined), 100]);
    expect(totals([...unseen(5), one])[5]).toBe(100);
  });

  it('leaves everything else as it is', () => {
    const series = countedSeries(0, HOUR, [one, {}, one]);
    expect(withoutFirstSight(series)).toBe(series);
  });
});
