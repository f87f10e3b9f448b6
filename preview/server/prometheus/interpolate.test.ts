/** @jest-environment node */
import { goDuration, parseDuration, shortDuration } from './durations';
import { interpolate } from './interpolate';

const MINUTE = 60_000;
const context = {
  from: 0,
  to: 6 * 60 * MINUTE,
  step: 2 * MINUTE,
  interval: '',
  intervalMs: 20_000,
  scrapeInterval: '30s',
};

describe('variables that the browser leaves to the server', () => {
  test.each([
    ['rate(x[$__interval])', 'rate(x[2m])'],
    ['rate(x[${__interval}])', 'rate(x[2m])'],
    ['x / $__interval_ms', 'x / 120000'],
    ['increase(x[$__range])', 'increase(x[21600s])'],
    ['x / $__range_s + ${__range_ms}', 'x / 21600 + 21600000'],
    ['rate(x[$__rate_interval])', 'rate(x[2m0s])'],
    ['$__rate_interval_ms', '120000'],
    ['x{a="$other", b="${__unknown}"}', 'x{a="$other", b="${__unknown}"}'],
  ])('%s becomes %s', (expr, expected) => {
    expect(interpolate(expr, context)).toBe(expected);
  });

  test('the rate interval follows a long panel interval and the minimum step', () => {
    expect(interpolate('$__rate_interval', { ...context, intervalMs: 5 * MINUTE })).toBe('5m30s');
    expect(interpolate('$__rate_interval', { ...context, interval: '1m' })).toBe('4m0s');
    expect(interpolate('$__rate_interval', { ...context, interval: '$__rate_interval' })).toBe('2m0s');
  });
});

describe('durations', () => {
  test.each([
    [0, '0s', '1ms'],
    [500, '500ms', '500ms'],
    [1500, '1.5s', '1s'],
    [90_000, '1m30s', '1m'],
    [3_600_000, '1h0m0s', '1h'],
    [7 * 24 * 3_600_000, '168h0m0s', '7d'],
  ])('%d ms is %s in Go and %s in Grafana', (milliseconds, go, short) => {
    expect([goDuration(milliseconds), shortDuration(milliseconds)]).toEqual([go, short]);
  });

  test.each([
    ['1h30m', 5_400_000],
    ['250ms', 250],
    ['1.5h', 5_400_000],
    ['2w', 14 * 24 * 3_600_000],
    ['', undefined],
    ['soon', undefined],
    ['1d12h', undefined],
  ])('"%s" is read as %s ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});
