/** @jest-environment node */
import { checkoutAgreement, checkoutSlo, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { effectiveSlo } from './effectiveSlo';
import { foldActs } from './foldActs';
import { sloTermsOf } from './sloTermsOf';
import type { Terms } from './Terms';

function agreed(terms: Terms, definition = checkoutAgreement()) {
  const record = new RecordWriter(0);
  record.propose(PEOPLE.sam, 'sre', terms);
  record.signAll(terms);
  return foldActs(definition, record.acts, record.time);
}

const edited = checkoutSlo({ target: 0.99, title: 'Edited', team: 'New team' });

describe('which SLO counts', () => {
  test('the one that was signed, whatever the definition says later', () => {
    expect(effectiveSlo(edited, agreed(checkoutTerms()))).toEqual({ ...checkoutSlo(), team: 'New team' });
  });

  test('the definition while there is no agreement', () => {
    expect(effectiveSlo(edited, undefined)).toBe(edited);
  });

  test('the definition while the agreement waits for signatures', () => {
    const record = new RecordWriter(0);
    record.propose(PEOPLE.sam, 'sre', checkoutTerms());
    expect(effectiveSlo(edited, foldActs(checkoutAgreement(), record.acts, record.time))).toBe(edited);
  });

  test('the definition of an SLO that joined the agreement after it was signed', () => {
    const search = checkoutSlo({ id: 'search' });
    const state = agreed(checkoutTerms(), checkoutAgreement({ slos: ['checkout', 'search'] }));
    expect(effectiveSlo(search, state)).toBe(search);
  });

  test('the definition of an SLO that signed terms reach for although the agreement does not cover it', () => {
    const payments = checkoutSlo({ id: 'payments', target: 0.9995 });
    const terms = checkoutTerms({ slos: [sloTermsOf(checkoutSlo({ id: 'payments', target: 0.5 }))] });
    expect(effectiveSlo(payments, agreed(terms))).toBe(payments);
  });
});
