/** @jest-environment node */
import { bucketDifference } from './bucketDifference';
import type { Selector } from './parseSelector';

const X = 'x{a="b"}' as Selector;

describe('what a counter counted in a bucket', () => {
  it('of an hour looks back a day for what came before', () => {
    expect(bucketDifference(X, 3_600_000)).toBe(
      '((last_over_time(x{a="b"}[1h]) - last_over_time(last_over_time(x{a="b"}[1h])[24h:1h] offset 1h) >= 0' +
        ' or x{a="b"} <= 10 * (increase(x{a="b"}[1h]) or 0 * x{a="b"} + 100) + 100)' +
        ' and resets(x{a="b"}[1h]) == 0) or increase(x{a="b"}[1h])'
    );
  });

  it('of less looks back an hour, and a day for whether it is new', () => {
    expect(bucketDifference(X, 300_000)).toBe(
      '((last_over_time(x{a="b"}[5m]) - last_over_time(last_over_time(x{a="b"}[5m])[1h:5m] offset 5m) >= 0' +
        ' or x{a="b"} <= 10 * (increase(x{a="b"}[5m]) or 0 * x{a="b"} + 100) + 100' +
        ' unless last_over_time(x{a="b"}[24h:1h] offset 5m) <= x{a="b"})' +
        ' and resets(x{a="b"}[5m]) == 0) or increase(x{a="b"}[5m])'
    );
  });
});
