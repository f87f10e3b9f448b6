/** @jest-environment node */
import type { Writer } from './Act';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import type { Party } from './parties';
import { termsHash } from './termsHash';
import { waitingFor, type WaitingInput, type WaitingItem } from './waitingFor';

const START = Date.UTC(2027, 2, 3, 9);
const MINUTE = 60_000;
const DAY = 86_400_000;
const terms = checkoutTerms();
const other = checkoutTerms({ goals: 'Other goals.' });

function proposed(): RecordWriter {
  const record = new RecordWriter(START);
  record.propose(PEOPLE.sam, 'sre', terms);
  return record;
}

function signed(signedTerms = terms): RecordWriter {
  const record = new RecordWriter(START);
  record.propose(PEOPLE.sam, 'sre', signedTerms);
  record.signAll(signedTerms);
  return record;
}

function previous(record: RecordWriter) {
  const { uid, act } = record.acts.at(-1)!;
  return { agreement: 'checkout', previous: { uid, hash: actHash(act) } };
}

function sendBack(record: RecordWriter, by: Writer, party: Party, counter?: { version: number; terms: typeof terms }) {
  const onTerms = { version: 1, termsHash: termsHash(terms), reason: 'Too strict.' };
  return record.add(by, { ...previous(record), act: 'send-back', party, ...onTerms, ...(counter && { counter }) });
}

function waits(
  record: RecordWriter,
  user: Writer | undefined,
  change: Partial<WaitingInput> & { mayDefine?: boolean } = {},
  definition = checkoutAgreement()
): WaitingItem[] {
  const at = change.at ?? record.time;
  const access = { user, mayAct: true, mayDefine: change.mayDefine ?? false };
  return waitingFor({ state: foldActs(definition, record.acts, at), access, ...change, at });
}

const kinds = (items: WaitingItem[]) => items.map((it) => it.kind);

describe('a proposal', () => {
  test('waits for whoever acts for a party that has not signed it', () => {
    expect(waits(proposed(), PEOPLE.pat)).toEqual([
      {
        kind: 'sign',
        agreement: 'checkout',
        title: 'When checkout fails too often',
        since: START + MINUTE,
        version: 1,
        termsHash: termsHash(terms),
        parties: ['product'],
        proposedBy: 'Sam Okafor',
        proposedFor: 'sre',
        reason: '',
      },
    ]);
  });

  test('waits no longer for who has signed it, and never for outsiders or nobody', () => {
    const record = proposed();
    record.sign(PEOPLE.pat, 'product', terms);
    expect(waits(record, PEOPLE.pat)).toEqual([]);
    expect(waits(record, PEOPLE.outsider)).toEqual([]);
    expect(waits(record, undefined)).toEqual([]);
  });

  test('waits for a login that has not said anything yet', () => {
    const definition = checkoutAgreement();
    definition.signers.product = [{ login: 'kim', name: 'Kim Lund' }];
    expect(kinds(waits(proposed(), { id: 6, login: 'kim' }, {}, definition))).toEqual(['sign']);
  });

  test('of which the record cannot be read whole waits for nobody', () => {
    expect(waits(proposed(), PEOPLE.pat, { readOnly: 'A newer Truce wrote it.' })).toEqual([]);
  });
});

describe('a version that was sent back', () => {
  test('waits for its author, with who sent it back and why, and not for who did', () => {
    const record = proposed();
    sendBack(record, PEOPLE.pat, 'product');
    expect(waits(record, PEOPLE.sam)).toMatchObject([
      { kind: 'sign', version: 1 },
      { kind: 'sent-back', version: 1, since: START + 2 * MINUTE, by: { name: 'Pat Reyes', reason: 'Too strict.' } },
    ]);
    expect(waits(record, PEOPLE.pat)).toEqual([]);
  });

  test('with a counter-proposal waits for its author, who may sign that one', () => {
    const record = proposed();
    sendBack(record, PEOPLE.pat, 'product', { version: 2, terms: other });
    expect(waits(record, PEOPLE.sam)).toMatchObject([
      { kind: 'sign', version: 2, proposedBy: 'Pat Reyes' },
      { kind: 'sent-back', version: 1, by: { counterVersion: 2 } },
    ]);
  });

  test('is answered once anybody proposes a newer one', () => {
    const record = proposed();
    sendBack(record, PEOPLE.pat, 'product');
    record.propose(PEOPLE.sam, 'sre', other, 2);
    expect(waits(record, PEOPLE.sam)).toMatchObject([{ kind: 'sign', version: 2 }]);
  });
});

describe('what was asked for', () => {
  function withException(): RecordWriter {
    const record = signed();
    record.add(PEOPLE.pat, {
      ...previous(record),
      act: 'ask-exception',
      party: 'product',
      scope: 'Release 4.2',
      reason: 'The fair is on Monday.',
      until: new Date(START + DAY).toISOString(),
    });
    return record;
  }

  test('an exception waits for who may grant it, until it is over', () => {
    const record = withException();
    expect(waits(record, PEOPLE.lee)).toMatchObject([
      { kind: 'approve', parties: ['lead'], asked: { scope: 'Release 4.2' }, since: START + 6 * MINUTE },
    ]);
    expect([waits(record, PEOPLE.pat), waits(record, PEOPLE.sam)]).toEqual([[], []]);
    expect(waits(record, PEOPLE.lee, { at: START + 2 * DAY })).toEqual([]);
  });

  test('an exclusion waits for the other side', () => {
    const record = signed();
    record.add(PEOPLE.sam, {
      ...previous(record),
      act: 'ask-exclusion',
      party: 'sre',
      from: '2027-03-01T00:00:00Z',
      to: '2027-03-01T01:00:00Z',
      reason: 'The provider was down.',
    });
    expect(kinds(waits(record, PEOPLE.pat))).toEqual(['approve']);
    expect(waits(record, PEOPLE.sam)).toEqual([]);
  });
});

describe('a tier that only waits for a confirmation', () => {
  const tiers = terms.tiers.map((it) =>
    it.id === 'stop' ? { ...it, name: 'Freeze', leave: { ...it.leave!, confirmedBy: 'lead' as const } } : it
  );
  const record = signed(checkoutTerms({ tiers }));
  const toConfirm = [{ tier: 'stop', slo: 'checkout', since: START + 3 * MINUTE }];

  test('waits for the party that confirms it', () => {
    expect(waits(record, PEOPLE.lee, { toConfirm })).toEqual([
      {
        kind: 'confirm-recovery',
        agreement: 'checkout',
        title: 'When checkout fails too often',
        since: START + 3 * MINUTE,
        tier: 'stop',
        tierName: 'Freeze',
        slo: 'checkout',
        parties: ['lead'],
      },
    ]);
    expect(waits(record, PEOPLE.pat, { toConfirm })).toEqual([]);
  });

  test('waits for nobody where the agreement asks for no confirmation', () => {
    expect(waits(signed(), PEOPLE.lee, { toConfirm })).toEqual([]);
  });
});

test('the wish to retire waits for the parties that have not said so', () => {
  const record = signed();
  const onTerms = { version: 1, termsHash: termsHash(terms), reason: 'Out of date.' };
  record.add(PEOPLE.pat, { ...previous(record), act: 'retire', party: 'product', ...onTerms });
  expect(waits(record, PEOPLE.sam)).toMatchObject([
    { kind: 'retire', version: 1, parties: ['sre'], wishes: [{ name: 'Pat Reyes', reason: 'Out of date.' }] },
  ]);
  expect(waits(record, PEOPLE.pat)).toEqual([]);
});

describe('the review', () => {
  const day = Date.UTC(2027, 5, 3);

  test.each([
    ['is no news 15 days before', day - 14 * DAY - 1, undefined],
    ['is near from 14 days before', day - 14 * DAY, false],
    ['is near on its day', day + DAY - 1, false],
    ['is overdue when its day is over', day + DAY, true],
  ])('%s', (_name, at, isOverdue) => {
    expect(waits(signed(), PEOPLE.pat, { at })).toMatchObject(
      isOverdue === undefined ? [] : [{ kind: 'review', isOverdue, reviewOn: '2027-06-03', since: day - 14 * DAY }]
    );
  });

  test('is overdue when its day is over where the person is', () => {
    const isOverdue = (at: number, timeZone: string) => waits(signed(), PEOPLE.pat, { at, timeZone });
    expect(isOverdue(day + DAY - 60_000, 'Asia/Tokyo')).toMatchObject([{ isOverdue: true }]);
    expect(isOverdue(day + DAY, 'America/New_York')).toMatchObject([{ isOverdue: false }]);
  });

  test('is nothing to who acts for no party', () => {
    expect(waits(signed(), PEOPLE.outsider, { at: day + DAY })).toEqual([]);
  });
});

describe('a party for which nobody acts any more', () => {
  const left = checkoutAgreement();
  left.signers.development = [{ userId: 5, login: 'dana', name: 'Dana Costa', until: '2027-03-04T09:00:00Z' }];

  test('waits for those who may name somebody', () => {
    const at = START + 2 * DAY;
    expect(waits(signed(), PEOPLE.sam, { at, mayDefine: true }, left)).toMatchObject([
      { kind: 'new-signer', party: 'development', left: 'Dana Costa', since: Date.parse('2027-03-04T09:00:00Z') },
    ]);
    expect(waits(signed(), PEOPLE.sam, { at }, left)).toEqual([]);
  });

  test('has waited since the agreement began where nobody was ever named', () => {
    const empty = checkoutAgreement();
    delete empty.signers.development;
    expect(waits(proposed(), PEOPLE.lee, { mayDefine: true }, empty)).toMatchObject([
      { kind: 'sign' },
      { kind: 'new-signer', party: 'development', left: undefined, since: START + MINUTE },
    ]);
  });
});

test('what has waited longest comes first', () => {
  const record = signed();
  record.propose(PEOPLE.sam, 'sre', other, 2);
  const items = waits(record, PEOPLE.pat, { at: Date.UTC(2027, 6, 1) });
  expect(kinds(items)).toEqual(['sign', 'review']);
});
