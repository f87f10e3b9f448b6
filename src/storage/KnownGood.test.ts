import * as fc from 'fast-check';

import { checkoutAgreement } from '../core/agreement/agreementFixture';
import { narrowAgreementDefinition } from '../core/agreement/narrowAgreementDefinition';
import { KnownGood } from './KnownGood';
import { sameJson } from './sameJson';

const fresh = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('what was narrowed before', () => {
  const narrow = jest.fn(narrowAgreementDefinition);
  let known: KnownGood;
  beforeEach(() => {
    narrow.mockClear();
    known = new KnownGood();
  });

  test('is not narrowed again while it is the same', () => {
    const first = known.narrow('a', fresh(checkoutAgreement()), narrow);
    const second = known.narrow('a', fresh(checkoutAgreement()), narrow);
    expect(first).toEqual({ ok: true, value: checkoutAgreement() });
    expect(second).toEqual(first);
    expect(narrow).toHaveBeenCalledTimes(1);
  });

  test('is narrowed again when anything of it changed, and refused when that is wrong', () => {
    known.narrow('a', fresh(checkoutAgreement()), narrow);
    const changed = { ...fresh(checkoutAgreement()), required: ['nobody'] };
    expect(known.narrow('a', changed, narrow)).toMatchObject({ ok: false });
    expect(known.narrow('a', fresh(changed), narrow)).toMatchObject({ ok: false });
    expect(known.narrow('b', fresh(checkoutAgreement()), narrow)).toMatchObject({ ok: true });
    expect(narrow).toHaveBeenCalledTimes(4);
  });

  test('cannot be changed by whoever got it', () => {
    for (let i = 0; i < 3; i++) {
      const read = known.narrow('a', fresh(checkoutAgreement()), narrow);
      expect(read).toEqual({ ok: true, value: checkoutAgreement() });
      if (read.ok) {
        read.value.title = 'changed';
        (read.value.required as string[]).push('nobody');
      }
    }
  });
});

test('values out of JSON are the same exactly when their texts are, whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(sameJson(fresh(a), fresh(a))).toBe(true);
      expect(sameJson(a, b)).toBe(sorted(a) === sorted(b));
    })
  );
  expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  expect(sameJson({ a: 1 }, { a: 1, b: null })).toBe(false);
  expect(sameJson([], {})).toBe(false);
});

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, it: unknown) =>
    typeof it === 'object' && it !== null && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))
      : it
  );
}
