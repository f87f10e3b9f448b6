/** @jest-environment node */
import fc from 'fast-check';
import type { Act, Writer } from './Act';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import type { AgreementState, AgreementVersion } from './AgreementState';
import { foldActs } from './foldActs';
import { nextVersion } from './nextVersion';
import { type Offer, offersFor, offersOf, offersOn, offerToCancel } from './offersOf';
import { PARTIES, type Party } from './parties';
import { predecessorOf } from './predecessorOf';
import { tryAct } from './tryAct';

const START = Date.UTC(2027, 2, 3, 9);
const HOUR = 3_600_000;
const SOON = new Date(START + 20 * 60_000).toISOString();
const LATER = new Date(START + 48 * HOUR).toISOString();

const tiers = checkoutTerms().tiers.map((it) =>
  it.id === 'stop' ? { ...it, leave: { remainingAbove: 0.1, heldForHours: 24, confirmedBy: 'lead' as const } } : it
);
const TERMS = [
  checkoutTerms(),
  checkoutTerms({ tiers, required: ['sre'], exceptionsBy: ['lead', 'product'] }),
  checkoutTerms({ exclusionsBy: ['product', 'sre', 'lead'], goals: 'Other goals.' }),
];

/** Sam acts for two parties, Kim has only a login and has said nothing yet, Ruth's time is over. */
const definition = checkoutAgreement({
  required: ['product', 'sre'],
  signers: {
    product: [{ userId: 2, login: 'pat', name: 'Pat Reyes' }],
    sre: [
      { userId: 3, login: 'sam', name: 'Sam Okafor' },
      { login: 'kim', name: 'Kim Lund' },
    ],
    lead: [{ userId: 4, login: 'lee', name: 'Lee Andersson' }],
    development: [
      { userId: 3, login: 'sam', name: 'Sam Okafor' },
      { userId: 7, login: 'ruth', name: 'Ruth Oduya', until: '2027-03-01T00:00:00Z' },
    ],
    executive: [{ userId: 5, login: 'dana', name: 'Dana Costa' }],
  },
});
const WRITERS: Writer[] = [...Object.values(PEOPLE), { id: 6, login: 'kim' }, { id: 7, login: 'ruth' }];

type Kind = Act['act'];
interface Step {
  by: Writer;
  kind: Kind;
  party: Party;
  /** Chooses among the terms, the versions and what was asked for. */
  choice: number;
}

const KINDS: Kind[] = [
  'propose',
  'sign',
  'sign',
  'sign',
  'send-back',
  'retire',
  'comment',
  'ask-exception',
  'ask-exclusion',
  'approve',
  'decline',
  'revoke',
  'confirm-recovery',
  'book',
  'note',
];

/** An act as somebody might say it, sensible or not; undefined where there is nothing to answer to. */
function actOf(state: AgreementState, kind: Kind, party: Party, choice: number): Act | undefined {
  const base = { agreement: 'checkout', party, previous: predecessorOf(state) };
  const version = state.versions[choice % Math.max(1, state.versions.length)];
  const answered = [...state.exceptions, ...state.exclusions, ...state.bookings];
  const of = answered[choice % Math.max(1, answered.length)]?.of;
  const reason = 'Because.';
  switch (kind) {
    case 'propose':
      return { ...base, act: kind, version: nextVersion(state), terms: TERMS[choice % TERMS.length]!, reason };
    case 'sign':
    case 'send-back':
    case 'retire':
      return version && { ...base, act: kind, version: version.version, termsHash: version.termsHash, reason };
    case 'comment':
    case 'note':
      return { agreement: 'checkout', previous: base.previous, act: kind, text: 'Words.' };
    case 'ask-exception':
      return { ...base, act: kind, scope: 'Release 4.2', reason, until: choice % 2 === 0 ? SOON : LATER };
    case 'ask-exclusion':
      return { ...base, act: kind, from: SOON, to: LATER, reason };
    case 'approve':
    case 'decline':
    case 'revoke':
      return of && { ...base, act: kind, of, reason };
    case 'confirm-recovery':
      return { ...base, act: kind, tier: 'stop', reason };
    case 'book':
      return { ...base, act: kind, title: 'Launch', from: SOON, to: LATER };
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom(...WRITERS),
  kind: fc.constantFrom(...KINDS),
  party: fc.constantFrom(...PARTIES),
  choice: fc.nat(11),
});

/** A negotiation that gets somewhere, then anything. */
const OPENING: Step[] = [
  { by: PEOPLE.pat, kind: 'propose', party: 'product', choice: 1 },
  { by: PEOPLE.pat, kind: 'sign', party: 'product', choice: 0 },
  { by: PEOPLE.sam, kind: 'sign', party: 'sre', choice: 0 },
  { by: PEOPLE.pat, kind: 'ask-exception', party: 'product', choice: 0 },
  { by: PEOPLE.sam, kind: 'ask-exclusion', party: 'sre', choice: 0 },
  { by: PEOPLE.dana, kind: 'book', party: 'executive', choice: 0 },
  { by: PEOPLE.pat, kind: 'retire', party: 'product', choice: 0 },
];
const steps = fc
  .tuple(fc.nat(OPENING.length), fc.array(step, { maxLength: 14 }))
  .map(([opening, list]) => [...OPENING.slice(0, opening), ...list]);

/** Everything is offered to one of them. */
const EXAMPLES: Array<[Step[], Writer, number]> = [
  [OPENING.slice(0, 1), PEOPLE.sam, 0],
  [OPENING, PEOPLE.pat, 0],
  [OPENING, PEOPLE.sam, 0],
  [OPENING, PEOPLE.lee, 0],
  [OPENING, PEOPLE.outsider, 0],
];

function write(list: Step[]): { record: RecordWriter; state: AgreementState } {
  const record = new RecordWriter(START);
  for (const { by, kind, party, choice } of list) {
    const act = actOf(foldActs(definition, record.acts, record.time), kind, party, choice);
    if (act !== undefined) {
      record.add(by, act);
    }
  }
  return { record, state: foldActs(definition, record.acts, record.time + 1) };
}

/** Refusals of what would count and change nothing. */
const CHANGES_NOTHING =
  /has signed it for|have signed it already|wishes to retire it already|take it back instead|have not asked to retire/;

test('whatever is offered counts when it is said, and what the rules refuse does not', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(steps, fc.constantFrom(...WRITERS), fc.constantFrom(0, HOUR), (list, user, later) => {
      const { record, state } = write(list);
      const at = record.time + 1 + later;
      const input = { state, access: { user, mayAct: true, mayDefine: false }, at };

      const check = (offer: Offer, name: string, actFor: (party: Party) => Act | undefined) => {
        for (const party of PARTIES) {
          const act = actFor(party);
          if (act === undefined) {
            expect(offer.why).toBeDefined();
            return;
          }
          const needsParty = 'party' in act;
          const isOffered = offer.why === undefined && (!needsParty || offer.parties.includes(party));
          const doubt = tryAct(definition, record.acts, act, user, at);
          if (isOffered) {
            expect([name, party, doubt]).toEqual([name, party, undefined]);
          } else if (!CHANGES_NOTHING.test(offer.why ?? '') && !isMoot(name, party, state)) {
            expect([name, party, doubt]).toEqual([name, party, expect.any(String)]);
          }
          const key = `${name} ${isOffered ? 'offered' : 'refused'}`;
          seen.set(key, (seen.get(key) ?? 0) + 1);
        }
      };
      const said = (kind: Kind) => (party: Party) => actOf(state, kind, party, 1);
      const onVersion =
        (kind: 'sign' | 'send-back' | 'retire', version: AgreementVersion | undefined) =>
        (party: Party): Act | undefined =>
          version && ({ ...said(kind)(party), version: version.version, termsHash: version.termsHash } as Act);

      const offers = offersOf(input);
      const kinds = [
        'propose',
        'comment',
        'ask-exception',
        'ask-exclusion',
        'confirm-recovery',
        'book',
        'note',
      ] as const;
      kinds.forEach((kind) => check(offers[kind], kind, said(kind)));
      check(offers.sign, 'sign', onVersion('sign', state.proposed));
      check(offers['send-back'], 'send-back', onVersion('send-back', state.proposed));
      check(offers.retire, 'retire', onVersion('retire', state.inForce));
      check(offers.keep, 'keep', onVersion('sign', state.inForce));
      for (const version of state.versions.filter((it) => it.status === 'proposed' || it.status === 'sent-back')) {
        const answers = offersOn(version, input);
        check(answers.sign, 'sign', onVersion('sign', version));
        check(answers['send-back'], 'send-back', onVersion('send-back', version));
      }
      for (const asked of [...state.exceptions, ...state.exclusions]) {
        const answers = offersFor(asked, input);
        const about = (kind: 'approve' | 'decline' | 'revoke') => (party: Party) =>
          ({ ...(said(kind)(party) as Act), of: asked.of }) as Act;
        check(answers.approve, 'approve', about('approve'));
        check(answers.decline, 'decline', about('decline'));
        check(answers.revoke, 'revoke', about('revoke'));
      }
      for (const booking of state.bookings) {
        check(
          offerToCancel(booking, input),
          'cancel',
          (party) => ({ ...(said('revoke')(party) as Act), of: booking.of }) as Act
        );
      }

      /** Parties left out of an offer to somebody who acts for them, because they have said so already. */
      function isMoot(name: string, party: Party, { inForce, retiring }: AgreementState): boolean {
        return (
          (name === 'sign' && offers['send-back'].parties.includes(party)) ||
          (name === 'keep' && inForce !== undefined && offers.book.parties.includes(party)) ||
          (name === 'retire' && retiring.some((it) => it.party === party))
        );
      }
    }),
    { numRuns: 60, examples: EXAMPLES }
  );
  const names = [
    ...['propose', 'sign', 'send-back', 'retire', 'keep', 'ask-exception', 'ask-exclusion', 'confirm-recovery', 'book'],
    ...['approve', 'decline', 'revoke', 'cancel'],
  ];
  const expected = names.flatMap((it) => [`${it} offered`, `${it} refused`]);
  expect([...seen.keys()]).toEqual(expect.arrayContaining(expected));
});

test('a login that nobody has acted under yet is offered what its first act may say', () => {
  const { record, state } = write(OPENING.slice(0, 1));
  const kim = { id: 6, login: 'kim' };
  const offers = offersOf({ state, access: { user: kim, mayAct: true, mayDefine: false }, at: record.time });
  expect(offers.sign).toEqual({ parties: ['sre'] });
});

test('a login that somebody else has acted under is offered nothing', () => {
  const { record } = write(OPENING.slice(0, 1));
  record.add({ id: 8, login: 'kim' }, { act: 'note', agreement: 'checkout', text: 'Kim was here.' });
  const state = foldActs(definition, record.acts, record.time);
  const kim = { id: 6, login: 'kim' };
  const { sign } = offersOf({ state, access: { user: kim, mayAct: true, mayDefine: false }, at: record.time });
  expect(sign).toEqual({ parties: [], why: 'You act for no party of this agreement.' });
});
