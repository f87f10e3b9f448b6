/** @jest-environment node */
import { bucketDifference } from './bucketDifference';
import type { Selector } from './parseSelector';

const X = 'x{a="b"}' as Selector;

describe('what a counter counted in a bucket', () => {
  it('of an hour is the newest value less the newest of the day before', () => {
    expect(bucketDifference(X, 3_600_000)).toBe(
      '(last_over_time(x{a="b"}[1h]) - ((last_over_time(last_over_time(x{a="b"}[1h])[24h:1h] offset 1h) <= min_over_time(x{a="b"}[1h]))' +
        ' or clamp_min(4 * min_over_time(x{a="b"}[1h]) - 3 * last_over_time(x{a="b"}[1h]) - 100, 0))' +
        ' and resets(x{a="b"}[1h]) == 0) or increase(x{a="b"}[1h])'
    );
  });

  it('of less looks at the hour before it too, which may begin between two hours', () => {
    expect(bucketDifference(X, 300_000)).toBe(
      '(last_over_time(x{a="b"}[5m]) - (((last_over_time(x{a="b"}[1h] offset 5m)' +
        ' or last_over_time(last_over_time(x{a="b"}[1h])[24h:1h] offset 5m)) <= min_over_time(x{a="b"}[5m]))' +
        ' or clamp_min(4 * min_over_time(x{a="b"}[5m]) - 3 * last_over_time(x{a="b"}[5m]) - 1000, 0))' +
        ' and resets(x{a="b"}[5m]) == 0) or increase(x{a="b"}[5m])'
    );
  });
});
