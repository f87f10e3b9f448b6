/** @jest-environment node */
import fc from 'fast-check';
import { addMatchers, leaveOut } from './addMatchers';
import { escapeLabelValue } from './escapeLabelValue';
import { parseSelector } from './parseSelector';

const MATCHERS = [{ label: 'a', is: '=' as const, value: 'b' }];

describe('matchers', () => {
  it.each([
    ['x', 'x{a="b"}'],
    ['x{}', 'x{a="b"}'],
    ['x{ }', 'x{a="b" }'],
    ['x{c="d"}', 'x{c="d",a="b"}'],
    ['x{c="d", }', 'x{c="d",a="b", }'],
    ['{__name__="x"}', '{__name__="x",a="b"}'],
    ['{"x"}', '{"x",a="b"}'],
    ['x{c="}"} or sum(rate(y[5m])) / z offset 5m', 'x{c="}",a="b"} or sum(rate(y{a="b"}[5m])) / z{a="b"} offset 5m'],
    ['max_over_time(sum by (y) (y)[5m:1m])', 'max_over_time(sum by (y) (y{a="b"})[5m:1m])'],
    ['vector(1)', 'vector(1)'],
  ])('are added to %s', (expression, expected) => {
    expect(addMatchers(expression, MATCHERS)).toBe(expected);
  });

  it('are negated to leave series out', () => {
    const without = (['=', '!=', '=~', '!~'] as const).map((is) => ({ label: 'a', is, value: 'b' }));
    expect(leaveOut('x', without)).toBe('x{a!="b",a="b",a!~"b",a=~"b"}');
    expect(leaveOut('x', [])).toBe('x');
  });
});

describe('the value of a label in a query', () => {
  it.each([
    ['say "hi"', '"say \\"hi\\""'],
    ['C:\\temp', '"C:\\\\temp"'],
    ['one\ntwo\r\n\tthree', '"one\\ntwo\\r\\n\\tthree"'],
    ["it's `so`", '"it\'s `so`"'],
    ['Straße 東京 🛒', '"Straße 東京 🛒"'],
    ['\u0000\u001f\u007f', '"\\x00\\x1f\\x7f"'],
    ['\\"', '"\\\\\\""'],
    ['', '""'],
  ])('is escaped: %j', (value, expected) => {
    expect(escapeLabelValue(value)).toBe(expected);
  });

  it('never leaves its quotes, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        // Dashboard variables are refused before, by what reads the user's own text.
        fc.pre(!/\$\w|\$\{|\[\[/.test(value));
        const text = addMatchers('x', [{ label: 'a', is: '=', value }]);
        expect(parseSelector(text)).toEqual({ ok: true, selector: text });
      })
    );
  });
});
