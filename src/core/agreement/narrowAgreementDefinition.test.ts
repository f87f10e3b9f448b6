/** @jest-environment node */
import { checkoutAgreement } from './agreementFixture';
import { narrowAgreementDefinition } from './narrowAgreementDefinition';

function problemsOf(change: object): string[] {
  const narrowed = narrowAgreementDefinition({ ...checkoutAgreement(), ...change });
  return narrowed.ok ? [] : narrowed.problems;
}

const pat = { login: 'pat', name: 'Pat Reyes' };

describe('what is stored as an agreement', () => {
  test('is the same agreement after it went through JSON', () => {
    const narrowed = narrowAgreementDefinition(JSON.parse(JSON.stringify(checkoutAgreement())));
    expect(narrowed).toEqual({ ok: true, value: checkoutAgreement() });
  });

  test('may name people by login only, until their first act', () => {
    expect(problemsOf({ signers: { product: [pat] } })).toEqual([]);
  });

  test('may name a person twice who left and came back', () => {
    const left = { ...pat, from: '2026-03-02T09:00:00Z', until: '2027-03-02T09:00:00Z' };
    expect(problemsOf({ signers: { product: [left, { ...pat, from: '2027-05-02T09:00:00Z' }] } })).toEqual([]);
  });

  test('may ask a party to sign before anybody is named for it', () => {
    expect(problemsOf({ required: ['executive'] })).toEqual([]);
  });

  test.each([
    ['no SLO', { slos: [] }, /^slos is a list of 0\. An agreement covers at least one SLO/],
    ['an SLO twice', { slos: ['checkout', 'checkout'] }, /^slos names checkout more than once/],
    ['an SLO that cannot exist', { slos: ['Check out'] }, /^slos\.0 is "Check out"\. Use lowercase letters/],
    [
      'a party that nobody knows',
      { signers: { marketing: [pat] } },
      /^signers\.marketing is not a field that Truce knows/,
    ],
    ['a person without a name', { signers: { product: [{ login: 'pat' }] } }, /^signers\.product\.0\.name is missing/],
    [
      'a person twice',
      { signers: { product: [pat, { ...pat, login: 'PAT' }] } },
      /^signers\.product names pat more than once/,
    ],
    [
      'a person who leaves before they begin',
      { signers: { product: [{ ...pat, from: '2027-03-03T09:00:00Z', until: '2027-03-02T09:00:00Z' }] } },
      /^signers\.product lets pat leave before they begin\. Swap "from" and "until"/,
    ],
    ['a party twice', { required: ['sre', 'sre'] }, /^required names sre more than once/],
    ['a user number that is none', { signers: { product: [{ ...pat, userId: 0 }] } }, /userId is 0\. Write the number/],
  ])('%s is refused with a sentence that says how to mend it', (_case, change, sentence) => {
    expect(problemsOf(change)).toEqual([expect.stringMatching(sentence)]);
  });
});
