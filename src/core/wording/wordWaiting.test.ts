/** @jest-environment node */
import type { WaitingItem } from '../agreement/waitingFor';
import { wordWaiting } from './wordWaiting';

const NOW = Date.UTC(2027, 2, 3, 12);
const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };

const base = { agreement: 'checkout', title: 'When checkout fails too often', since: NOW - 3 * HOUR };
const said = { actUid: 'x', name: 'Pat Reyes', userId: 2, at: NOW, reason: 'Too strict.', party: 'product' as const };
const asked = {
  of: { uid: 'x', hash: '' },
  asked: { ...said, reason: 'The fair is on Monday.' },
  approvals: [],
  waitsFor: ['lead' as const],
  status: 'asked' as const,
};
const sign: WaitingItem = {
  ...base,
  kind: 'sign',
  version: 4,
  termsHash: '',
  parties: ['product', 'lead'],
  proposedBy: 'Sam Okafor',
  proposedFor: 'sre',
  reason: 'Fewer pages at night.',
};

const ITEMS: Array<[WaitingItem, string, string]> = [
  [
    sign,
    'Sign version 4, or send it back',
    'Sam Okafor (SRE) proposed it 3 hours ago, and it waits for Product and Engineering lead. “Fewer pages at night.”',
  ],
  [
    { ...sign, reason: '' },
    'Sign version 4, or send it back',
    'Sam Okafor (SRE) proposed it 3 hours ago, and it waits for Product and Engineering lead.',
  ],
  [
    { ...base, kind: 'sent-back', version: 4, termsHash: '', by: said },
    'Your version 4 was sent back',
    'Pat Reyes (Product) sent it back 3 hours ago. “Too strict.”',
  ],
  [
    { ...base, kind: 'sent-back', version: 4, termsHash: '', by: { ...said, counterVersion: 5 } },
    'Your version 4 was answered with version 5',
    'Pat Reyes (Product) sent it back 3 hours ago and proposed version 5 in return. “Too strict.”',
  ],
  [
    {
      ...base,
      kind: 'approve',
      parties: ['lead'],
      asked: { ...asked, kind: 'exception', scope: 'Release 4.2', until: NOW + 24 * HOUR },
    },
    'Approve or decline an exception',
    'Pat Reyes (Product) asked 3 hours ago: “Release 4.2” until Thu 12:00. “The fair is on Monday.”',
  ],
  [
    {
      ...base,
      kind: 'approve',
      parties: ['lead'],
      asked: { ...asked, kind: 'exclusion', from: NOW - 72 * HOUR, to: NOW - 24 * HOUR },
    },
    'Approve or decline an exclusion',
    'Pat Reyes (Product) asked 3 hours ago: not to count 28 Feb to 2 Mar. “The fair is on Monday.”',
  ],
  [
    { ...base, kind: 'confirm-recovery', tier: 'stop', tierName: 'Freeze', slo: 'checkout', parties: ['lead'] },
    'Confirm that the cause is fixed',
    'The tier “Freeze” for checkout ends when Engineering lead confirms that its cause is fixed.',
  ],
  [
    { ...base, kind: 'retire', version: 4, termsHash: '', parties: ['sre'], wishes: [said] },
    'Retire version 4, or keep it',
    'Pat Reyes (Product) asked to retire it 3 hours ago. “Too strict.”',
  ],
  [
    {
      ...base,
      kind: 'retire',
      version: 4,
      termsHash: '',
      parties: ['lead'],
      wishes: [said, { ...said, name: 'Sam Okafor', party: 'sre' }],
    },
    'Retire version 4, or keep it',
    'Pat Reyes (Product) and Sam Okafor (SRE) asked to retire it, the first 3 hours ago. “Too strict.”',
  ],
  [
    { ...base, kind: 'review', version: 4, reviewOn: '2027-03-10', isOverdue: false },
    'A review is near',
    'Version 4 is to be reviewed on 10 Mar.',
  ],
  [
    { ...base, kind: 'review', version: 4, reviewOn: '2027-03-01', isOverdue: true },
    'The review is overdue',
    'The review was due on 1 Mar; version 4 stays in force until a new one is signed.',
  ],
  [
    { ...base, kind: 'new-signer', party: 'sre', left: 'Sam Okafor' },
    'SRE needs a signer',
    'Sam Okafor ceased to act for it 3 hours ago, and it has to sign. Name somebody who acts for it.',
  ],
  [
    { ...base, kind: 'new-signer', party: 'sre' },
    'SRE needs a signer',
    'Nobody acts for it yet, and it has to sign. Name somebody who acts for it.',
  ],
];

test.each(ITEMS)('$kind reads: %s', (item, title, sentence) => {
  expect(wordWaiting(item, READER)).toEqual({ title, sentence });
});
