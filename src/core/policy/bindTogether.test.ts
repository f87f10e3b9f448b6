/** @jest-environment node */
import fc from 'fast-check';

import type { AgreementState } from '../agreement/AgreementState';
import type { ExceptionDecision } from '../agreement/Decision';
import { wordVerdict } from '../wording/wordVerdict';
import { bindTogether } from './bindTogether';
import { decidePolicy, type Metrics } from './decidePolicy';
import { CHECKOUT, failed, metrics, NOW, PROPOSED, SIGNED, steady, TERMS } from './policyFixture';
import type { Verdict } from './Verdict';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };
const IDS = ['checkout', 'payments', 'search'] as const;
const TITLES = { checkout: 'Checkout works', payments: 'Payments go through', search: 'Search answers' };

const slo = (id: keyof typeof TITLES) => ({ ...CHECKOUT, id, title: TITLES[id] });

const JOURNEY: AgreementState = {
  ...SIGNED,
  definition: { ...SIGNED.definition, slos: [...IDS] },
  inForce: { ...SIGNED.inForce!, terms: { ...TERMS, slos: IDS.map(slo) } },
};

const EXCEPTION: ExceptionDecision = {
  kind: 'exception',
  of: { uid: 'ask', hash: 'h' },
  asked: { actUid: 'ask', name: 'Pat Reyes', userId: 2, party: 'product', at: NOW - HOUR, reason: 'A deadline' },
  approvals: [],
  waitsFor: [],
  status: 'approved',
  since: NOW - HOUR,
  scope: 'Release 4.2',
  until: NOW + 31 * HOUR,
};

const READS = {
  ship: steady(0.38),
  care: metrics((ago) => ({ total: 1000, bad: ago < 24 ? 4 : 0.7 })),
  stop: metrics((ago) => ({ total: 1000, bad: ago === 6 * 24 ? 700 : 0.05 })),
  "can't tell": failed('connection refused'),
  'too little traffic': metrics((ago) => ({ total: ago % 24 < 14 ? 1 : 0 })),
} satisfies Record<string, Metrics>;
type Read = keyof typeof READS;

function judge(id: keyof typeof TITLES, read: Read, agreement = JOURNEY): Verdict {
  return decidePolicy({ at: NOW, slo: slo(id), agreement, metrics: READS[read] });
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const sentenceOf = (verdict: Verdict) => plain(wordVerdict(verdict, READER).sentence);

describe('SLOs of one agreement', () => {
  it('answer with the worst of them, name it, and keep their own numbers', () => {
    const [checkout, payments] = bindTogether([judge('checkout', 'ship'), judge('payments', 'stop')]);
    expect(checkout).toMatchObject({
      state: 'stop',
      tier: { id: 'stop' },
      decidedBy: { slo: 'payments', title: 'Payments go through', state: 'stop', own: 'ship' },
    });
    expect(checkout!.decidedBy!.reasons).toEqual(payments!.reasons);
    expect(checkout!.budget).toEqual(judge('checkout', 'ship').budget);
    expect(checkout!.reasons.map((it) => it.rule)).toEqual(['other-slo', 'no-rule-holds']);
    expect(payments).toEqual(judge('payments', 'stop'));
    const { headline, agreed, next, left } = wordVerdict(checkout!, READER);
    expect([headline, agreed, next, left].map(plain)).toEqual([
      'Reliability first',
      'Fixes and security only.',
      'Payments go through: recovers 15 Dec if nothing else fails.',
      '417 checkouts',
    ]);
    expect(sentenceOf(checkout!)).toBe(
      'Payments go through decides: allowance used up since 16 Nov (−9.2 %): 62 failed checkouts too many. ' +
        'Here 62 % of the allowance is left: about 417 more failed checkouts.'
    );
  });

  it.each<[Read, Read, string]>([
    ['ship', 'care', 'care'],
    ['care', 'stop', 'stop'],
    ['care', "can't tell", 'cant-tell'],
    ['stop', "can't tell", 'stop'],
    ['ship', 'too little traffic', 'ship'],
    ['too little traffic', 'care', 'care'],
    ['too little traffic', 'ship', 'too-little-traffic'],
  ])('%s beside %s is %s', (own, other, state) => {
    expect(bindTogether([judge('checkout', own), judge('payments', other)])[0]!.state).toBe(state);
  });

  it('say what is not known of the other one, beside what is known of this', () => {
    const [checkout] = bindTogether([judge('checkout', 'ship'), judge('payments', "can't tell")]);
    expect(sentenceOf(checkout!)).toBe(
      'Payments go through decides: the data source does not answer. Nothing was known before. ' +
        'Here 62 % of the allowance is left: about 417 more failed checkouts.'
    );
    expect(plain(wordVerdict(checkout!, READER).left)).toBe('417 checkouts');
  });

  it('share an exception of the one that decides', () => {
    const excepted = { ...JOURNEY, exceptions: [EXCEPTION] };
    const [checkout] = bindTogether([judge('checkout', 'ship', excepted), judge('payments', 'stop', excepted)]);
    expect(checkout).toMatchObject({ state: 'exception', decidedBy: { slo: 'payments', own: 'ship' } });
    expect(sentenceOf(checkout!)).toBe(
      'Payments go through decides: exception until Mon 23 Nov 18:00, for: Release 4.2. Without it: Reliability first, ' +
        'allowance used up since 16 Nov (−9.2 %): 62 failed checkouts too many. ' +
        'Here 62 % of the allowance is left: about 417 more failed checkouts.'
    );
  });

  it.each<[Read, Read, ExceptionDecision['slos'], string, string]>([
    ['ship', 'too little traffic', undefined, 'ship', 'exception'],
    ['ship', 'stop', ['payments'], 'stop', 'exception'],
    ['ship', 'stop', ['checkout'], 'exception', 'stop'],
    ['care', 'stop', ['checkout'], 'exception', 'stop'],
    ['stop', 'care', ['payments'], 'stop', 'exception'],
  ])('%s beside %s, with an exception of %s, is %s beside %s', (own, other, slos, state, beside) => {
    const excepted = { ...JOURNEY, exceptions: [{ ...EXCEPTION, slos }] };
    const verdicts = [judge('checkout', own, excepted), judge('payments', other, excepted)];
    expect(bindTogether(verdicts).map((it) => it.state)).toEqual([state, beside]);
    expect(bindTogether([...verdicts].reverse()).map((it) => it.state)).toEqual([beside, state]);
  });

  it('are not bound by an SLO of another agreement, of another version, or of none', () => {
    const other = { ...JOURNEY, definition: { ...JOURNEY.definition, id: 'other' } };
    const newer = { ...JOURNEY, inForce: { ...JOURNEY.inForce!, version: 4 } };
    const joined = { ...JOURNEY, inForce: { ...JOURNEY.inForce!, terms: { ...TERMS, slos: [slo('checkout')] } } };
    for (const agreement of [other, newer, joined, PROPOSED, undefined]) {
      const verdicts = [
        judge('checkout', 'ship', agreement === joined ? joined : JOURNEY),
        decidePolicy({ at: NOW, slo: slo('payments'), agreement, metrics: READS.stop }),
      ];
      expect(bindTogether(verdicts)).toEqual(verdicts);
    }
  });

  it('all answer the same in whatever order they come, but for what happens too little', () => {
    const reads = Object.keys(READS) as Read[];
    fc.assert(
      fc.property(fc.tuple(...IDS.map(() => fc.constantFrom(...reads))), (of) => {
        const verdicts = IDS.map((id, i) => judge(id, of[i]!));
        const bound = bindTogether(verdicts);
        const reversed = bindTogether([...verdicts].reverse()).reverse();
        expect(reversed.map((it) => it.state)).toEqual(bound.map((it) => it.state));
        const states = new Set(bound.map((it) => it.state).filter((it) => it !== 'too-little-traffic'));
        expect(states.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20 }
    );
  });
});
