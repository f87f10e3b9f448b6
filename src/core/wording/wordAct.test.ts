/** @jest-environment node */
import type { Act, ActKind } from '../agreement/Act';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../agreement/agreementFixture';
import type { AgreementVersion, RecordEntry } from '../agreement/AgreementState';
import { foldActs } from '../agreement/foldActs';
import { termsHash } from '../agreement/termsHash';
import { wordAct, wordVersionStatus } from './wordAct';

const NOW = Date.UTC(2027, 2, 3, 12);
const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };
const terms = checkoutTerms();
const hash = termsHash(terms);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const base = { agreement: 'checkout', party: 'product' as const };
const onTerms = { ...base, version: 4, termsHash: hash, reason: 'Too strict.' };
const of = { uid: 'asked', hash };
const stretch = { from: '2027-03-01T10:00:00Z', to: '2027-03-01T10:40:00Z' };

const exception: Act = {
  ...base,
  act: 'ask-exception',
  scope: 'Release 4.2',
  reason: 'The fair is on Monday.',
  until: '2027-03-05T18:00:00Z',
};
const exclusion: Act = { ...base, act: 'ask-exclusion', ...stretch, reason: 'The provider was down.' };
const booking: Act = { ...base, act: 'book', title: 'Fair', from: '2027-04-01T00:00:00Z', to: '2027-04-03T00:00:00Z' };

function entryOf(act: Act, uid = 'said'): RecordEntry {
  const stored = { uid, act, version: 1, createdAt: NOW, createdBy: PEOPLE.pat, updatedAt: NOW, updatedBy: PEOPLE.pat };
  return { stored, name: 'Pat Reyes' };
}

const SENTENCES: Array<[Act, string]> = [
  [{ ...base, act: 'propose', version: 4, terms, reason: 'Better.' }, 'proposed version 4'],
  [{ ...onTerms, act: 'sign' } as Act, 'signed version 4'],
  [{ ...onTerms, act: 'send-back' }, 'sent version 4 back'],
  [
    { ...onTerms, act: 'send-back', counter: { version: 5, terms } },
    'sent version 4 back and proposed version 5 in return',
  ],
  [{ ...onTerms, act: 'retire' }, 'asked to retire version 4'],
  [{ agreement: 'checkout', act: 'comment', text: 'Hm.' }, 'commented'],
  [{ agreement: 'checkout', act: 'comment', text: 'Hm.', version: 4 }, 'commented on version 4'],
  [exception, 'asked for an exception until Fri 18:00: Release 4.2'],
  [{ ...exception, slos: ['checkout'] }, 'asked for an exception until Fri 18:00 for checkout: Release 4.2'],
  [exclusion, 'asked not to count 40 minutes of 1 Mar'],
  [{ ...base, act: 'approve', of }, 'approved what was asked for'],
  [{ ...base, act: 'decline', of, reason: 'No.' }, 'declined what was asked for'],
  [{ ...base, act: 'revoke', of, reason: 'No.' }, 'revoked what was asked for'],
  [
    { ...base, act: 'confirm-recovery', tier: 'stop', reason: 'Rolled back.' },
    'confirmed that the cause of “stop” is fixed',
  ],
  [booking, 'booked the launch “Fair”, 1 Apr to 3 Apr'],
  [
    { ...booking, budgetShare: 0.1, slos: ['checkout', 'login'] },
    'booked the launch “Fair” for checkout and login, 1 Apr to 3 Apr, for 10 % of the budget',
  ],
  [{ agreement: 'checkout', act: 'note', text: 'Hm.' }, 'noted'],
];

test.each(SENTENCES)('$act reads: %s', (act, what) => {
  expect(plain(wordAct(entryOf(act), READER).what)).toBe(what);
});

test('every kind of act has a sentence', () => {
  const kinds: Record<ActKind, true> = {
    propose: true,
    sign: true,
    'send-back': true,
    retire: true,
    comment: true,
    'ask-exception': true,
    'ask-exclusion': true,
    approve: true,
    decline: true,
    revoke: true,
    'confirm-recovery': true,
    book: true,
    note: true,
  };
  expect(new Set(SENTENCES.map(([act]) => act.act))).toEqual(new Set(Object.keys(kinds)));
});

test('who acts for a party is named with it, who only comments without', () => {
  expect(wordAct(entryOf(exception), READER)).toMatchObject({
    who: 'Pat Reyes (Product)',
    text: 'The fair is on Monday.',
  });
  expect(wordAct(entryOf({ agreement: 'checkout', act: 'comment', text: 'Hm.' }), READER)).toMatchObject({
    who: 'Pat Reyes',
    text: 'Hm.',
  });
});

test('a party that somebody does not act for is only what they say', () => {
  const record = new RecordWriter(NOW - HOUR);
  record.propose(PEOPLE.pat, 'lead', terms);
  record.propose(PEOPLE.pat, 'product', terms, 7);
  const who = foldActs(checkoutAgreement(), record.acts, NOW).entries.map((it) => wordAct(it, READER).who);
  expect(who).toEqual(['Pat Reyes (says: Engineering lead)', 'Pat Reyes (Product)']);
});

describe('beside the rest of the record', () => {
  const among = (act: Act) => [
    entryOf({ ...base, act: 'propose', version: 1, terms, reason: '' }),
    entryOf(act, 'asked'),
  ];
  const what = (act: Act, others: RecordEntry[]) => wordAct(entryOf(act), READER, others).what;
  const approve: Act = { ...base, act: 'approve', of };
  const revoke: Act = { ...base, act: 'revoke', of, reason: 'No.' };

  test('an answer names what it answers', () => {
    expect(what(approve, among(exception))).toBe('approved the exception “Release 4.2” that Pat Reyes asked for');
    expect(what(approve, among(exclusion))).toBe('approved not to count 40 minutes of 1 Mar, as Pat Reyes asked');
  });

  test('what was approved is revoked, what was not is taken back, a launch is cancelled', () => {
    expect(what(revoke, [...among(exception), entryOf(approve, 'yes')])).toBe(
      'revoked the exception “Release 4.2” that Pat Reyes asked for'
    );
    expect(what(revoke, among(exception))).toBe('took back the exception “Release 4.2” that Pat Reyes asked for');
    expect(what(revoke, among(booking))).toBe('cancelled the launch “Fair”');
  });

  test('tiers and SLOs have the names of the newest terms', () => {
    const confirm: Act = { ...base, act: 'confirm-recovery', tier: 'stop', slo: 'checkout', reason: 'Mended.' };
    expect(what(confirm, among(exception))).toBe(
      'confirmed that the cause of “Reliability first” is fixed for Checkout works'
    );
  });
});

describe('where a version stands', () => {
  const record = new RecordWriter(NOW - HOUR);
  record.propose(PEOPLE.sam, 'sre', terms);
  record.sign(PEOPLE.sam, 'sre', terms);
  const [version] = foldActs(checkoutAgreement(), record.acts, NOW).versions as [AgreementVersion];
  const sentBack = [{ party: 'product' as const, actUid: 'x', name: 'Pat', userId: 2, at: NOW, reason: 'No.' }];
  const [since, until] = [NOW, NOW + 48 * HOUR];

  test.each<[Partial<AgreementVersion>, string]>([
    [{}, 'Version 1, proposed today 11:01, waits for Product, Engineering lead and Development'],
    [{ status: 'sent-back', sentBack }, 'Version 1, sent back by Product'],
    [{ status: 'overtaken' }, 'Version 1, overtaken by a newer version'],
    [{ status: 'in-force', since }, 'Version 1, in force since 3 Mar'],
    [{ status: 'superseded', since, until }, 'Version 1, in force 3 Mar to 5 Mar, replaced by a newer version'],
    [{ status: 'retired', since, until }, 'Version 1, in force 3 Mar to 5 Mar, then retired'],
  ])('%j', (change, words) => {
    expect(wordVersionStatus({ ...version, ...change }, READER)).toBe(words);
  });
});
