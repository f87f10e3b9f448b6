/** @jest-environment node */
import type { Writer } from './Act';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import { offersFor, offersOf, offersOn, offerToCancel } from './offersOf';
import { termsHash } from './termsHash';
import { tryAct } from './tryAct';

const START = Date.UTC(2027, 2, 3, 9);
const HOUR = 3_600_000;
const definition = checkoutAgreement();
const terms = checkoutTerms();
const UNTIL = new Date(START + 2 * HOUR).toISOString();

function proposed(): RecordWriter {
  const record = new RecordWriter(START);
  record.propose(PEOPLE.sam, 'sre', terms);
  return record;
}

function signed(): RecordWriter {
  const record = proposed();
  record.signAll(terms);
  return record;
}

function inputFor(record: RecordWriter, user: Writer | undefined, change = {}, at = record.time) {
  const state = foldActs(definition, record.acts, at);
  return { state, access: { user, mayAct: true, mayDefine: false, ...change }, at };
}

function previous(record: RecordWriter) {
  const { uid, act } = record.acts.at(-1)!;
  return { uid, hash: actHash(act) };
}

const base = (record: RecordWriter) => ({ agreement: 'checkout', previous: previous(record) });

/** Pat asks to release all the same, in an agreement that is in force. */
function withException(): RecordWriter {
  const record = signed();
  record.add(PEOPLE.pat, {
    ...base(record),
    act: 'ask-exception',
    party: 'product',
    scope: 'Release 4.2',
    reason: 'The fair is on Monday.',
    until: UNTIL,
  });
  return record;
}

describe('why nothing is offered at all', () => {
  const all = Object.entries({
    ...offersOf(inputFor(signed(), undefined)),
  });

  test.each(all.filter(([kind]) => kind !== 'define'))('%s: nobody is signed in', (_kind, offer) => {
    expect(offer).toEqual({ parties: [], why: 'You are not signed in.' });
  });

  test('who may only read the record is told whom to ask', () => {
    const offers = offersOf(inputFor(signed(), PEOPLE.pat, { mayAct: false }));
    const why = 'You may read the record but not write it. Ask an admin for Edit on the folder Truce record.';
    expect(offers.propose).toEqual({ parties: [], why });
    expect(offers.comment).toEqual({ parties: [], why });
  });

  test('who acts for no party may comment and take notes, nothing else', () => {
    const { comment, note, define: _define, ...others } = offersOf(inputFor(signed(), PEOPLE.outsider));
    expect([comment, note]).toEqual([{ parties: [] }, { parties: [] }]);
    for (const offer of Object.values(others)) {
      expect(offer).toEqual({ parties: [], why: 'You act for no party of this agreement.' });
    }
  });

  test('where a newer Truce has written, nothing is said and the reason is given', () => {
    const readOnly = 'A newer Truce wrote a part of this record. Update Truce.';
    const offers = offersOf({ ...inputFor(signed(), PEOPLE.pat), readOnly });
    expect(offers.comment.why).toBe(readOnly);
    expect(offers.book.why).toBe(readOnly);
  });

  test('only those who may edit definitions are offered that', () => {
    expect(offersOf(inputFor(signed(), PEOPLE.sam, { mayDefine: true })).define).toEqual({ parties: [] });
    expect(offersOf(inputFor(signed(), PEOPLE.pat)).define.why).toBe(
      'You may not edit definitions. Ask an admin for Edit on the folder Truce.'
    );
  });
});

describe('negotiating', () => {
  test('a party that has not signed may sign, and any party may send back', () => {
    const offers = offersOf(inputFor(proposed(), PEOPLE.pat));
    expect(offers.sign).toEqual({ parties: ['product'] });
    expect(offers['send-back']).toEqual({ parties: ['product'] });
  });

  test('who has signed is not asked again, and whose colleague has signed learns who it was', () => {
    const record = proposed();
    record.sign(PEOPLE.pat, 'product', terms);
    expect(offersOf(inputFor(record, PEOPLE.pat)).sign.why).toBe('You have signed it already.');
    const two = checkoutAgreement({
      signers: {
        ...definition.signers,
        product: [...definition.signers.product!, { userId: 9, login: 'm', name: 'Mo' }],
      },
    });
    const state = foldActs(two, record.acts, record.time);
    const { sign } = offersOf({ ...inputFor(record, PEOPLE.outsider), state });
    expect(sign.why).toBe('Pat Reyes has signed it for Product already.');
  });

  test('nothing can be signed when nothing is proposed', () => {
    expect(offersOf(inputFor(signed(), PEOPLE.pat)).sign.why).toBe('No version waits for signatures.');
  });

  test('a version that is in force is no longer open', () => {
    const input = inputFor(signed(), PEOPLE.pat);
    expect(offersOn(input.state.versions[0]!, input).sign.why).toBe('Version 1 is no longer open.');
  });

  test('a party wishes to retire once, and may keep the version after all', () => {
    const record = signed();
    expect(offersOf(inputFor(record, PEOPLE.pat))).toMatchObject({
      retire: { parties: ['product'] },
      keep: { why: 'You have not asked to retire it.' },
    });
    record.add(PEOPLE.pat, {
      ...base(record),
      act: 'retire',
      party: 'product',
      version: 1,
      termsHash: termsHash(terms),
      reason: 'It is out of date.',
    });
    expect(offersOf(inputFor(record, PEOPLE.pat))).toMatchObject({
      retire: { why: 'Product wishes to retire it already. It ends when all that had to sign it wish so.' },
      keep: { parties: ['product'] },
    });
  });

  test('without an agreement in force there is nothing to retire or to be excepted from', () => {
    const offers = offersOf(inputFor(proposed(), PEOPLE.pat));
    const why = 'No version is in force.';
    expect([offers.retire.why, offers['ask-exception'].why, offers['confirm-recovery'].why]).toEqual([why, why, why]);
  });

  test('a recovery is confirmed where a tier asks for it, by whom it asks', () => {
    expect(offersOf(inputFor(signed(), PEOPLE.lee))['confirm-recovery'].why).toBe(
      'No tier of version 1 asks for a confirmation.'
    );
  });
});

describe('answering what was asked for', () => {
  const answers = (record: RecordWriter, user: Writer, at = record.time) => {
    const input = inputFor(record, user, {}, at);
    return offersFor(input.state.exceptions[0]!, input);
  };

  test('the party that grants exceptions may approve or decline', () => {
    expect(answers(withException(), PEOPLE.lee)).toMatchObject({
      approve: { parties: ['lead'] },
      decline: { parties: ['lead'] },
      revoke: { why: 'Only Product, which asked for it, can take it back.' },
    });
  });

  test('nobody approves what they asked for, but they may take it back', () => {
    expect(answers(withException(), PEOPLE.pat)).toEqual({
      approve: { parties: [], why: 'You asked for it; somebody else approves it.' },
      decline: { parties: [], why: 'You asked for it; take it back instead.' },
      revoke: { parties: ['product'] },
    });
  });

  test('a party that does not grant exceptions learns which one does', () => {
    expect(answers(withException(), PEOPLE.sam).approve.why).toBe('Engineering lead is asked to approve it.');
  });

  test('once approved, any party may end it', () => {
    const record = withException();
    const { uid, act } = record.acts.at(-1)!;
    record.add(PEOPLE.lee, { ...base(record), act: 'approve', party: 'lead', of: { uid, hash: actHash(act) } });
    expect(answers(record, PEOPLE.dana)).toEqual({
      approve: { parties: [], why: 'It is approved already.' },
      decline: { parties: [], why: 'It is approved already.' },
      revoke: { parties: ['development'] },
    });
  });

  test('what has run out since the page was read is over', () => {
    const record = withException();
    const input = { ...inputFor(record, PEOPLE.lee), at: START + 3 * HOUR };
    expect(offersFor(input.state.exceptions[0]!, input).approve.why).toBe('It has ended by itself.');
  });

  test.each([
    ['decline', PEOPLE.lee, 'lead', 'Lee Andersson declined it.'],
    ['revoke', PEOPLE.pat, 'product', 'Pat Reyes took it back.'],
  ] as const)('after a %s nothing is left to answer', (act, by, party, why) => {
    const record = withException();
    const asked = record.acts.at(-1)!;
    const of = { uid: asked.uid, hash: actHash(asked.act) };
    record.add(by, { ...base(record), act, party, of, reason: 'No.' });
    expect(answers(record, PEOPLE.lee).approve.why).toBe(why);
  });

  test('one person does not approve an exclusion for two parties', () => {
    const both = checkoutAgreement({
      signers: { ...definition.signers, sre: [...definition.signers.sre!, { ...definition.signers.product![0]! }] },
    });
    const record = proposed();
    record.signAll(terms);
    const asked = record.add(PEOPLE.lee, {
      ...base(record),
      act: 'ask-exclusion',
      party: 'lead',
      from: '2027-03-01T00:00:00Z',
      to: '2027-03-01T01:00:00Z',
      reason: 'The provider was down.',
    });
    const of = { uid: asked.uid, hash: actHash(asked.act) };
    record.add(PEOPLE.pat, { ...base(record), act: 'approve', party: 'product', of });
    const state = foldActs(both, record.acts, record.time);
    const { approve } = offersFor(state.exclusions[0]!, { ...inputFor(record, PEOPLE.pat), state });
    expect(approve.why).toBe('You have approved it for Product already; another person approves it for the rest.');
  });
});

test('a launch is cancelled once', () => {
  const record = signed();
  const booked = record.add(PEOPLE.pat, {
    ...base(record),
    act: 'book',
    party: 'product',
    title: 'Fair',
    from: '2027-04-01T00:00:00Z',
    to: '2027-04-02T00:00:00Z',
  });
  const before = inputFor(record, PEOPLE.sam);
  expect(offerToCancel(before.state.bookings[0]!, before)).toEqual({ parties: ['sre'] });
  const over = { ...before, at: Date.UTC(2027, 3, 2) };
  expect(offerToCancel(before.state.bookings[0]!, over)).toEqual({ parties: [], why: 'The launch was over by then.' });
  const of = { uid: booked.uid, hash: actHash(booked.act) };
  record.add(PEOPLE.sam, { ...base(record), act: 'revoke', party: 'sre', of, reason: 'No budget.' });
  const after = inputFor(record, PEOPLE.pat);
  expect(offerToCancel(after.state.bookings[0]!, after).why).toBe('Sam Okafor has cancelled it already.');
});

describe('trying an act before it is written', () => {
  test('what would count is not doubted, what would not is refused with the reason', () => {
    const record = proposed();
    const sign = { ...base(record), act: 'sign', party: 'product', version: 1, termsHash: termsHash(terms) } as const;
    expect(tryAct(definition, record.acts, sign, PEOPLE.pat, record.time)).toBeUndefined();
    expect(tryAct(definition, record.acts, sign, PEOPLE.sam, record.time)).toBe('Sam Okafor may not sign for Product.');
    expect(tryAct(definition, record.acts, { ...sign, version: 2 }, PEOPLE.pat, record.time)).toBe(
      'It signs version 2, and there is no valid proposal of it.'
    );
  });

  test('a clock that is behind does not hide what was read', () => {
    const record = proposed();
    const sign = { ...base(record), act: 'sign', party: 'product', version: 1, termsHash: termsHash(terms) } as const;
    expect(tryAct(definition, record.acts, sign, PEOPLE.pat, START - HOUR)).toBeUndefined();
  });

  test('nothing is added to the record', () => {
    const record = proposed();
    const before = structuredClone(record.acts);
    tryAct(definition, record.acts, { agreement: 'checkout', act: 'note', text: 'Hm.' }, PEOPLE.pat, record.time);
    expect(record.acts).toEqual(before);
  });
});
