/** @jest-environment node */
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import { nextVersion } from './nextVersion';

const terms = checkoutTerms();

test('the first proposal is version 1', () => {
  expect(nextVersion({ versions: [] })).toBe(1);
});

test('the next one follows the highest that counts, whoever claimed a higher one', () => {
  const record = new RecordWriter(0);
  record.propose(PEOPLE.sam, 'sre', terms, 1);
  record.propose(PEOPLE.pat, 'product', checkoutTerms({ goals: 'Other goals.' }), 2);
  record.propose(PEOPLE.outsider, 'sre', terms, 9);
  expect(nextVersion(foldActs(checkoutAgreement(), record.acts, record.time))).toBe(3);
});
