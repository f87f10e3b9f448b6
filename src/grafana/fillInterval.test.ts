/** @jest-environment node */
import { fillInterval } from './fillInterval';

const fill = (query: unknown) => fillInterval(query, 300_000);

describe('the length of a bucket in a query', () => {
  it.each([
    ['GROUP BY time($__interval)', 'GROUP BY time(5m)'],
    ['$__timeGroup(at, $__interval), $__interval_ms / 1000', '$__timeGroup(at, 5m), 300000 / 1000'],
    ['${__interval} ${__interval_ms} ${__interval:raw}', '5m 300000 5m'],
    ['[[__interval]] [[__interval_ms]]', '5m 300000'],
  ])('%s', (query, expected) => {
    expect(fill(query)).toBe(expected);
  });

  it('is filled in however deep it stands, and everything else stays', () => {
    const rest = { limit: 5, format: null, raw: true, other: '$__rate_interval $__intervals $__timeFilter(at)' };
    expect(fill({ ...rest, aggs: [{ interval: '$__interval' }, 7] })).toEqual({
      ...rest,
      aggs: [{ interval: '5m' }, 7],
    });
  });
});
