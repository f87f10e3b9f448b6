/** @jest-environment node */
import fc from 'fast-check';
import { roundInterval, stepOf } from './step';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const input = {
  from: 0,
  to: 6 * HOUR,
  maxDataPoints: 11_000,
  interval: '',
  intervalMs: 0,
  intervalFactor: 0,
  scrapeInterval: '30s',
};

describe('the step of a range query', () => {
  test.each([
    ['is the minimum interval where that allows fewer points', { interval: '1h', intervalMs: HOUR }, HOUR],
    ['is not below the scrape interval', {}, 30_000],
    ['is not below 15 s where the data source says nothing', { scrapeInterval: '' }, 15_000],
    ['takes the panel interval where the query has none', { intervalMs: 20_000 }, 20_000],
    ['takes "0s" for none', { interval: '0s' }, 30_000],
    ['takes a bare number for seconds', { interval: '45' }, 45_000],
    ['takes a minimum with a sign', { interval: '>2m' }, 2 * MINUTE],
    ['takes a variable for none', { interval: '$__interval', intervalMs: 20_000 }, 20_000],
    ['is a rounded part of the range', { maxDataPoints: 100 }, 5 * MINUTE],
    [
      'keeps the points near 11,000 whatever is asked for',
      { to: 20 * DAY, interval: '1m', maxDataPoints: 50_000 },
      2 * MINUTE,
    ],
    ['is a rate interval where the query asks for one', { interval: '$__rate_interval' }, 2 * MINUTE],
    ['grows by the factor', { interval: '1m', intervalFactor: 3 }, 3 * MINUTE],
  ])('%s', (_, change, expected) => {
    expect(stepOf({ ...input, ...change })).toBe(expected);
  });

  test('a longer range never has a finer step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * DAY }), fc.integer({ min: 1, max: 400 * DAY }), (a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a];
        return stepOf({ ...input, to: short }) <= stepOf({ ...input, to: long });
      })
    );
  });

  test('rounding changes right after its threshold', () => {
    expect(roundInterval(90_000)).toBe(MINUTE);
    expect(roundInterval(90_001)).toBe(2 * MINUTE);
  });
});
