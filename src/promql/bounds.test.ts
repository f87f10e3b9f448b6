/** @jest-environment node */
import fc from 'fast-check';
import { boundTexts } from './boundTexts';
import { checkThreshold } from './checkThreshold';

describe('the texts of a bucket bound', () => {
  it.each([
    ['whole numbers by Go and by Python', 1, ['1', '1.0']],
    ['fractions, which all write alike', 0.3, ['0.3']],
    ['the shortest form of Go for a million, and that of Java', 1e6, ['1000000', '1000000.0', '1e+06', '1.0E6']],
    ['small ones', 2.5e-5, ['0.000025', '2.5e-05', '2.5E-5', '2.5e-5']],
    ['one in ten thousand by Go and by Java', 1e-4, ['0.0001', '1.0E-4', '1.0e-04']],
    ['many digits', 123456789, ['123456789', '1.23456789e+08', '1.23456789E8']],
    ['negative ones', -12.5, ['-12.5']],
    ['zero', 0, ['0', '0.0']],
  ])('include %s', (_, bound, texts) => {
    expect(boundTexts(bound)).toEqual(expect.arrayContaining(texts));
  });

  it('are the same number, each once', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (bound) => {
        const texts = boundTexts(bound);
        expect(new Set(texts).size).toBe(texts.length);
        texts.forEach((it) => expect(Math.abs(Number(it) - bound)).toBe(0));
      })
    );
  });
});

describe('a threshold', () => {
  it('is fine on a bound, however that is written', () => {
    expect(checkThreshold(1, ['0.5', '1.0', '+Inf'])).toEqual({ ok: true });
    expect(checkThreshold(1e6, ['1e+06'])).toEqual({ ok: true });
  });

  it.each([
    [0.3, '0.3 is no bucket bound of this histogram. Nearest: 0.25 and 0.5. Bounds: 0.1, 0.25, 0.5, 1.'],
    [0.05, '0.05 is no bucket bound of this histogram. Nearest: 0.1. Bounds: 0.1, 0.25, 0.5, 1.'],
    [5, '5 is no bucket bound of this histogram. Nearest: 1. Bounds: 0.1, 0.25, 0.5, 1.'],
  ])('of %d is off the bounds, which are named', (threshold, problem) => {
    const bounds = ['1.0', '0.5', '+Inf', '0.25', '0.1', '1'];
    expect(checkThreshold(threshold, bounds)).toEqual({ ok: false, problem });
  });

  it('cannot be checked without buckets', () => {
    expect(checkThreshold(1, ['+Inf', ''])).toMatchObject({ problem: expect.stringContaining('has no buckets') });
  });
});
