/** @jest-environment node */
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import { nextVersion } from './nextVersion';
import { predecessorOf } from './predecessorOf';

const terms = checkoutTerms();

function stateOf(record: RecordWriter) {
  return foldActs(checkoutAgreement(), record.acts, record.time);
}

test('the first act names nothing and proposes version 1', () => {
  const record = new RecordWriter(0);
  expect(predecessorOf(stateOf(record), record.acts)).toBeUndefined();
  expect(nextVersion(stateOf(record))).toBe(1);
});

test('the next act names the newest one that counts, not the junk after it', () => {
  const record = new RecordWriter(0);
  const proposal = record.propose(PEOPLE.sam, 'sre', terms);
  record.sign(PEOPLE.outsider, 'product', terms);
  expect(predecessorOf(stateOf(record), record.acts)).toEqual({ uid: proposal.uid, hash: actHash(proposal.act) });
});

test('the next proposal has the number after the highest one, in force or not', () => {
  const record = new RecordWriter(0);
  record.propose(PEOPLE.sam, 'sre', terms);
  expect(nextVersion(stateOf(record))).toBe(2);
  record.signAll(terms);
  record.propose(PEOPLE.sam, 'sre', terms, 2);
  record.propose(PEOPLE.sam, 'sre', checkoutTerms({ goals: 'Other.' }), 3);
  expect(nextVersion(stateOf(record))).toBe(4);
});
