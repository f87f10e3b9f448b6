import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../../core/agreement/agreementFixture';
import type { Unreadable } from '../../storage/ports';
import { storedFixture } from '../../storage/storedFixture';
import { contentsOf } from './contentsOf';

const NOW = Date.UTC(2027, 2, 3, 9);
const NOBODY = { mayDefine: false, mayAct: false, mayListPeople: false };

function onDesk(change: Partial<Unreadable>) {
  const record = new RecordWriter(NOW);
  record.propose(PEOPLE.pat, 'product', checkoutTerms());
  const unread = { uid: 'act-x', name: 'truce act', problem: 'Update Truce.', isNewer: true, agreement: 'checkout' };
  const { agreements } = contentsOf(
    {
      definitions: {
        slos: [],
        agreements: [storedFixture('agreement-checkout', checkoutAgreement())],
        unreadable: [],
      },
      record: { acts: record.acts, unreadable: [{ ...unread, ...change }] },
      access: NOBODY,
    },
    NOW
  );
  return agreements[0]!;
}

test('what a party said with a newer Truce makes the agreement read-only, and names who it was', () => {
  expect(onDesk({ by: PEOPLE.sam }).readOnly).toBe(
    'Sam Okafor wrote a part of its record with a newer Truce. Update Truce to say something about it.'
  );
});

test('what a stranger put there cannot keep the parties from signing', () => {
  expect(onDesk({ by: PEOPLE.outsider }).readOnly).toBeUndefined();
});

test('where nobody knows who wrote it, nothing is said on top of it', () => {
  expect(onDesk({}).readOnly).toMatch(/^Somebody wrote a part of its record/);
});
