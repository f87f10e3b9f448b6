/** @jest-environment node */
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../agreement/agreementFixture';
import { actHash } from '../agreement/actHash';
import type { AgreementState } from '../agreement/AgreementState';
import type { ExceptionDecision } from '../agreement/Decision';
import { foldActs } from '../agreement/foldActs';
import type { Reader } from '../wording/formatTime';
import { notesOf } from '../wording/notesOf';
import { wordVerdict } from '../wording/wordVerdict';
import { decidePolicy, type Metrics, type PolicyInput } from './decidePolicy';
import { CHECKOUT, failed, metrics, NOW, PROPOSED, SIGNED, steady } from './policyFixture';
import type { Verdict } from './Verdict';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNTIL = Date.UTC(2026, 10, 27, 18);
const READER: Reader = { timeZone: 'UTC', now: NOW };

const EXCEPTION: ExceptionDecision = {
  kind: 'exception',
  of: { uid: 'ask', hash: 'h' },
  asked: {
    actUid: 'ask',
    name: 'Pat Reyes',
    userId: 2,
    party: 'product',
    at: NOW - 3 * HOUR,
    reason: 'A legal deadline.',
  },
  approvals: [{ actUid: 'approve', name: 'Lee Andersson', userId: 4, party: 'lead', at: NOW - 2 * HOUR, reason: '' }],
  waitsFor: [],
  status: 'approved',
  since: NOW - 2 * HOUR,
  scope: 'Release 4.2.',
  until: UNTIL,
};

/** Used up six days ago. */
const SPENT = metrics((ago) => ({ total: 1000, bad: ago === 6 * 24 ? 700 : 0.05 }));

function judge(part: Partial<PolicyInput> = {}, exception: Partial<ExceptionDecision> = {}): Verdict {
  const agreement: AgreementState = { ...SIGNED, exceptions: [{ ...EXCEPTION, ...exception }] };
  return decidePolicy({ at: NOW, slo: CHECKOUT, agreement, metrics: SPENT, ...part });
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('an exception that was approved', () => {
  it('overlays reliability first, says until when, by whom and for what, and what the answer is without it', () => {
    const verdict = judge();
    expect(verdict.state).toBe('exception');
    expect(verdict.exception!.without).toMatchObject({ state: 'stop', tier: { id: 'stop' } });
    expect(verdict.reasons.map((it) => it.rule)).toEqual(['exception', 'remaining-below']);
    const { headline, sentence, agreed, next, left } = wordVerdict(verdict, READER);
    expect([headline, plain(sentence)]).toEqual([
      'Exception',
      'Exception until Fri 27 Nov 18:00, approved by Lee Andersson (Engineering lead), for: Release 4.2. ' +
        'Without it: Reliability first, allowance used up since 16 Nov (−9.2 %): 62 failed checkouts too many.',
    ]);
    expect(agreed).toBe('for all else, fixes and security only.');
    expect(next).toBe('Recovers 15 Dec if nothing else fails.');
    expect(left).toBe('−62 checkouts');
  });

  it.each<[string, Metrics, string]>([
    ['care', metrics((ago) => ({ total: 1000, bad: ago < 24 ? 4 : 0.7 })), 'care'],
    ["can't tell", failed('connection refused'), 'cant-tell'],
    ['too little traffic', metrics((ago) => ({ total: ago % 24 < 14 ? 1 : 0 })), 'too-little-traffic'],
  ])('overlays %s', (_name, read, without) => {
    expect(judge({ metrics: read })).toMatchObject({ state: 'exception', exception: { without: { state: without } } });
  });

  it('is a note only where people may ship anyway', () => {
    const verdict = judge({ metrics: steady(0.38) });
    expect(verdict.state).toBe('ship');
    expect(notesOf(verdict, READER)).toEqual([
      'Exception until Fri 27 Nov 18:00, approved by Lee Andersson (Engineering lead), for: Release 4.2.',
    ]);
  });

  it('does not stand in for signatures', () => {
    expect(judge({ agreement: { ...PROPOSED, exceptions: [EXCEPTION] } }).state).toBe('unsigned');
  });

  it('is about the SLOs it names', () => {
    expect(judge({}, { slos: ['payments'] }).state).toBe('stop');
    expect(judge({}, { slos: ['payments', 'checkout'] }).state).toBe('exception');
  });

  it.each<[string, Partial<ExceptionDecision>]>([
    ['was only asked for', { status: 'asked', since: undefined }],
    ['was declined', { status: 'declined', since: undefined }],
    ['was revoked', { status: 'revoked' }],
    ['begins later', { since: NOW + HOUR }],
    ['ended at this very moment', { until: NOW }],
  ])('does not hold when it %s', (_name, part) => {
    expect(judge({}, part).state).toBe('stop');
  });

  it('expires by itself between two refreshes of one page, and held at the times before', () => {
    const kept: AgreementState = { ...SIGNED, exceptions: [{ ...EXCEPTION, until: NOW - HOUR }] };
    const at = (time: number) => judge({ at: time, agreement: kept, metrics: { ...SPENT, newestAt: time } as Metrics });
    expect(at(NOW - HOUR - 1).state).toBe('exception');
    expect(at(NOW - HOUR).state).toBe('stop');
    const folded: AgreementState = { ...kept, exceptions: [{ ...kept.exceptions[0]!, status: 'expired' }] };
    expect(judge({ at: NOW - HOUR - 1, agreement: folded, metrics: SPENT }).state).toBe('exception');
  });
});

describe('an exception in the record', () => {
  const terms = checkoutTerms();

  function record() {
    const writer = new RecordWriter(NOW - 90 * DAY);
    writer.propose(PEOPLE.pat, 'product', terms);
    writer.signAll(terms);
    const previous = () => {
      const newest = writer.acts.at(-1)!;
      return { uid: newest.uid, hash: actHash(newest.act) };
    };
    const asked = writer.add(PEOPLE.pat, {
      act: 'ask-exception',
      agreement: 'checkout',
      party: 'product',
      previous: previous(),
      scope: 'Release 4.2',
      reason: 'A legal deadline.',
      until: new Date(UNTIL).toISOString(),
    });
    const approve = (by: typeof PEOPLE.lee | typeof PEOPLE.pat) =>
      writer.add(by, {
        act: 'approve',
        agreement: 'checkout',
        party: 'lead',
        previous: previous(),
        of: { uid: asked.uid, hash: actHash(asked.act) },
      });
    return { writer, approve };
  }

  it('holds once another person of an entitled party approves it', () => {
    const { writer, approve } = record();
    const state = () => judge({ agreement: foldActs(checkoutAgreement(), writer.acts, NOW) }).state;
    expect(state()).toBe('stop');
    approve(PEOPLE.pat);
    expect(state()).toBe('stop');
    approve(PEOPLE.lee);
    expect(state()).toBe('exception');
  });
});

describe('a review', () => {
  const agreement = (reviewOn: string): AgreementState => ({
    ...SIGNED,
    inForce: { ...SIGNED.inForce!, terms: { ...SIGNED.inForce!.terms, reviewOn } },
  });
  const said = (reviewOn: string, reader: Reader) => {
    const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement: agreement(reviewOn), metrics: steady(0.38) });
    return { state: verdict.state, basis: wordVerdict(verdict, reader).basis, notes: notesOf(verdict, reader) };
  };

  it('that was due is said, and the agreement stays in force', () => {
    expect(said('2026-06-03', READER)).toEqual({
      state: 'ship',
      basis: 'Version 3 of 15 Aug, review was due 3 Jun',
      notes: ['The review was due 3 Jun. Version 3 stays in force until a new one is signed.'],
    });
  });

  it("is due all of its day, by the reader's day", () => {
    expect(said('2026-11-22', READER).notes).toEqual([]);
    expect(said('2026-11-22', { timeZone: 'Pacific/Kiritimati', now: NOW }).notes).toHaveLength(1);
  });
});

describe('a party for which nobody acts any more', () => {
  it('is noted, and what it signed stays in force', () => {
    const left = { userId: 3, login: 'sam', name: 'Sam Okafor', until: '2026-11-20T10:00:00Z' };
    const definition = { ...SIGNED.definition, signers: { ...SIGNED.definition.signers, sre: [left] } };
    const agreement = { ...SIGNED, definition };
    const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement, metrics: steady(0.38) });
    expect(verdict.state).toBe('ship');
    expect(notesOf(verdict, READER)).toEqual([
      'Nobody acts for SRE (Sam Okafor left 20 Nov): name somebody before the review. What was signed stays.',
    ]);
  });
});

describe('an SLO that two agreements claim', () => {
  it('is noted', () => {
    const agreement = { ...SIGNED, alsoClaimedBy: ['Everything'] };
    const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement, metrics: steady(0.38) });
    expect(notesOf(verdict, READER)).toEqual([
      'Everything claims this SLO too. When checkout fails too often decides; take the SLO out of all agreements but one.',
    ]);
  });
});
