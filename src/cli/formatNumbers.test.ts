/** @jest-environment node */
import { formatExact, formatFinePercent, formatPercentDown, formatSum } from './formatNumbers';

it('numbers of one sum have as many decimals', () => {
  expect(formatSum([9876.543, 3800, 6076.543])).toEqual(['9,876.54', '3,800', '6,076.54']);
  expect(formatSum([0.392, 1, -0.608])).toEqual(['0.392', '1', '−0.608']);
});

it.each([
  [3799.9999999, '3,800'],
  [-0.0000001, '0'],
  [1234567.891, '1,234,567.89'],
  [0.00004, '0'],
])('%d is shown as %s', (value, text) => {
  expect(formatExact(value)).toBe(text);
});

it('what is left never reads as more than it is', () => {
  expect([0.999999, 0.29, -0.0000001, -1.5].map(formatPercentDown)).toEqual(['99.999 %', '29 %', '−0.001 %', '−150 %']);
});

it('small shares keep their digits', () => {
  expect([0.000385, 0.0005, 0.99963].map(formatFinePercent)).toEqual(['0.0385 %', '0.05 %', '99.963 %']);
});
