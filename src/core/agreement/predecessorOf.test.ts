/** @jest-environment node */
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import { narrowAct } from './narrowAct';
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

test('of a deleted user, whose login nobody knows any more, the next act attests none', () => {
  const record = new RecordWriter(0);
  const proposal = record.propose({ ...PEOPLE.sam, login: '' }, 'sre', terms);
  const previous = predecessorOf(stateOf(record));
  expect(previous).toEqual({ uid: proposal.uid, hash: actHash(proposal.act) });
  expect(narrowAct({ agreement: 'checkout', previous, act: 'comment', text: 'Hello.' }).ok).toBe(true);
});

test('an act that attested an empty login is read all the same', () => {
  const previous = { uid: 'act-1', hash: 'a'.repeat(64), by: { id: 3, login: '' } };
  expect(narrowAct({ agreement: 'checkout', previous, act: 'comment', text: 'Hello.' }).ok).toBe(true);
});
