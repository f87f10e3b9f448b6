/** @jest-environment node */
import { canonicalHash } from './canonicalHash';

test('the order of keys and absent fields do not change a hash, as Grafana changes them on storing', () => {
  const hash = canonicalHash({ b: [1, { d: 2, c: 3 }], a: 'x' });
  expect(canonicalHash({ a: 'x', b: [1, { c: 3, d: 2 }], e: undefined })).toBe(hash);
});

test('a hash is SHA-256 of the canonical JSON', () => {
  // printf '{"a":1}' | sha256sum
  expect(canonicalHash({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
});

test('what is not JSON cannot be hashed', () => {
  expect(() => canonicalHash({ a: Number.NaN })).toThrow('NaN');
});
