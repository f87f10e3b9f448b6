/** @jest-environment node */
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import { predecessorOf } from './predecessorOf';

const terms = checkoutTerms();

function stateOf(record: RecordWriter) {
  return foldActs(checkoutAgreement(), record.acts, record.time);
}

test('the first act names nothing', () => {
  const record = new RecordWriter(0);
  expect(predecessorOf(stateOf(record))).toBeUndefined();
});

test('the next act names the newest one that counts, not the junk after it', () => {
  const record = new RecordWriter(0);
  const proposal = record.propose(PEOPLE.sam, 'sre', terms);
  record.sign(PEOPLE.outsider, 'product', terms);
  expect(predecessorOf(stateOf(record))).toEqual({ uid: proposal.uid, hash: actHash(proposal.act), by: PEOPLE.sam });
});
