/** @jest-environment node */
import { type Act, type StoredAct, type Writer } from './Act';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import type { Party } from './parties';
import type { Terms } from './Terms';
import { termsHash } from './termsHash';

const v1 = checkoutTerms();
const v2 = checkoutTerms({ goals: 'Fewer alarms.' });
const { pat, sam, lee, dana, outsider } = PEOPLE;

/** A record that goes on about version 1 as Sam proposed it. */
class Talk extends RecordWriter {
  constructor() {
    super(0);
    this.propose(sam, 'sre', v1);
  }

  sendBack(by: Writer, party: Party, terms: Terms, version: number, counter?: { version: number; terms: Terms }) {
    return this.next(by, {
      act: 'send-back',
      party,
      version,
      termsHash: termsHash(terms),
      reason: 'Too strict.',
      ...(counter && { counter }),
    });
  }

  retire(by: Writer, party: Party, terms = v1, version = 1) {
    return this.next(by, { act: 'retire', party, version, termsHash: termsHash(terms), reason: 'Checkout goes away.' });
  }

  private next(by: Writer, act: object): StoredAct {
    const { uid, act: before } = this.acts.at(-1)!;
    return this.add(by, { agreement: 'checkout', previous: { uid, hash: actHash(before) }, ...act } as Act);
  }

  get state() {
    return foldActs(checkoutAgreement(), this.acts, this.time);
  }

  get reasons(): string[] {
    return this.state.invalid.map((it) => it.reason);
  }
}

describe('sending back', () => {
  test('a version that was sent back waits on, with who sent it back and why', () => {
    const talk = new Talk();
    talk.sendBack(pat, 'product', v1, 1);
    expect(talk.state).toMatchObject({
      proposed: {
        version: 1,
        status: 'sent-back',
        sentBack: [{ party: 'product', name: 'Pat Reyes', reason: 'Too strict.' }],
      },
      invalid: [],
    });
  });

  test('it takes the signature of that party back, and no other', () => {
    const talk = new Talk();
    talk.sign(pat, 'product', v1);
    talk.sign(lee, 'lead', v1);
    talk.sendBack(pat, 'product', v1, 1);
    expect(talk.state.proposed?.signatures.map((it) => it.party)).toEqual(['lead']);
    expect(talk.state.proposed?.waitsFor).toEqual(['product', 'sre', 'development']);
  });

  test('the version cannot come into force by the signatures of the others', () => {
    const talk = new Talk();
    talk.sign(pat, 'product', v1);
    talk.sendBack(pat, 'product', v1, 1);
    talk.sign(sam, 'sre', v1);
    talk.sign(lee, 'lead', v1);
    talk.sign(dana, 'development', v1);
    expect(talk.state).toMatchObject({ inForce: undefined, proposed: { waitsFor: ['product'], status: 'sent-back' } });
  });

  test('signing takes the send-back of that party back', () => {
    const talk = new Talk();
    talk.sendBack(pat, 'product', v1, 1);
    talk.sign(pat, 'product', v1);
    expect(talk.state.proposed).toMatchObject({
      status: 'proposed',
      sentBack: [],
      waitsFor: ['sre', 'lead', 'development'],
    });
  });

  test('signing does not take the send-back of another party back', () => {
    const talk = new Talk();
    talk.sendBack(pat, 'product', v1, 1);
    talk.sign(lee, 'lead', v1);
    expect(talk.state.proposed).toMatchObject({ status: 'sent-back', sentBack: [{ party: 'product' }] });
  });

  test('with other terms it is a proposal of its own: the counter-proposal, and signed by all that one is in force', () => {
    const talk = new Talk();
    const back = talk.sendBack(pat, 'product', v1, 1, { version: 2, terms: v2 });
    expect(talk.state).toMatchObject({
      proposed: { version: 2, terms: v2, proposalUid: back.uid, proposedBy: 'Pat Reyes', proposedFor: 'product' },
      versions: [{ version: 1, status: 'sent-back', sentBack: [{ counterVersion: 2 }] }, { version: 2 }],
    });
    talk.signAll(v2, 2);
    expect(talk.state).toMatchObject({
      inForce: { version: 2, terms: v2 },
      proposed: undefined,
      versions: [
        { version: 1, status: 'overtaken' },
        { version: 2, status: 'in-force' },
      ],
      invalid: [],
    });
  });

  test('a counter-proposal does not stop the others from agreeing on the version that was sent back', () => {
    const talk = new Talk();
    talk.sendBack(pat, 'product', v1, 1, { version: 2, terms: v2 });
    talk.signAll(v1, 1);
    expect(talk.state).toMatchObject({ inForce: { version: 1 }, proposed: { version: 2, terms: v2 } });
  });

  test('a counter-proposal whose number is taken does not count, and sends nothing back', () => {
    const talk = new Talk();
    talk.sign(pat, 'product', v1);
    talk.sendBack(pat, 'product', v1, 1, { version: 1, terms: v2 });
    talk.sendBack(pat, 'product', v1, 1, { version: 4, terms: v2 });
    expect(talk.reasons).toEqual([
      'Version 1 had already been proposed when this was written.',
      'Version 4 does not follow: the next one was version 2.',
    ]);
    expect(talk.state.proposed).toMatchObject({ status: 'proposed', signatures: [{ party: 'product' }] });
  });

  test('what is in force, was overtaken or was never proposed cannot be sent back', () => {
    const talk = new Talk();
    talk.propose(sam, 'sre', v2, 2);
    talk.signAll(v2, 2);
    talk.sendBack(pat, 'product', v2, 2);
    talk.sendBack(pat, 'product', v1, 1);
    talk.sendBack(pat, 'product', v1, 7);
    talk.sendBack(pat, 'product', v1, 2);
    expect(talk.reasons).toEqual([
      'Version 2 had been signed by all by then. Propose a new version to change it.',
      'Version 1 had been overtaken by then.',
      'It sends back version 7, and there is no valid proposal of it.',
      'It sends back other words than those of version 2.',
    ]);
    expect(talk.state.inForce).toMatchObject({ version: 2 });
  });

  test('only who acts for the party sends back for it', () => {
    const talk = new Talk();
    talk.sendBack(outsider, 'product', v1, 1);
    expect(talk.reasons).toEqual(['mallory may not send back for Product.']);
    expect(talk.state.proposed).toMatchObject({ status: 'proposed' });
  });
});

describe('retiring', () => {
  function agreed(): Talk {
    const talk = new Talk();
    talk.signAll(v1);
    return talk;
  }

  test('an agreement ends when all that had to sign it wish so, and not before', () => {
    const talk = agreed();
    talk.retire(pat, 'product');
    talk.retire(sam, 'sre');
    talk.retire(lee, 'lead');
    expect(talk.state).toMatchObject({
      inForce: { version: 1 },
      retiring: [{ party: 'product', reason: 'Checkout goes away.' }, { party: 'sre' }, { party: 'lead' }],
    });
    talk.retire(dana, 'development');
    expect(talk.state).toMatchObject({
      inForce: undefined,
      retiring: [],
      versions: [{ status: 'retired', until: talk.time, retiredBy: [{}, {}, {}, { party: 'development' }] }],
      invalid: [],
    });
  });

  test('signing again takes the wish back', () => {
    const talk = agreed();
    talk.retire(pat, 'product');
    talk.sign(pat, 'product', v1);
    expect(talk.state).toMatchObject({ inForce: { signatures: { length: 4 } }, retiring: [], invalid: [] });
  });

  test('a new version takes all wishes to end the old one with it', () => {
    const talk = agreed();
    talk.retire(pat, 'product');
    talk.propose(sam, 'sre', v2, 2);
    talk.signAll(v2, 2);
    expect(talk.state).toMatchObject({ inForce: { version: 2 }, retiring: [] });
  });

  test('a party that did not have to sign has no say, and what is not in force cannot be retired', () => {
    const definition = checkoutAgreement();
    definition.signers.executive = [{ userId: 6, login: 'eve', name: 'Eve Ito' }];
    const talk = agreed();
    talk.retire({ id: 6, login: 'eve' }, 'executive');
    talk.retire(pat, 'product', v2, 2);
    expect(foldActs(definition, talk.acts, talk.time).invalid.map((it) => it.reason)).toEqual([
      'Executive did not have to sign version 1, so it does not decide on its end.',
      'Version 2 was not in force, so there was nothing to retire.',
    ]);
  });

  test('what was retired does not come back by signing it: somebody proposes anew', () => {
    const talk = agreed();
    talk.retire(pat, 'product');
    talk.retire(sam, 'sre');
    talk.retire(lee, 'lead');
    talk.retire(dana, 'development');
    talk.signAll(v1);
    expect(talk.state.inForce).toBeUndefined();
    talk.propose(sam, 'sre', v1, 2);
    talk.signAll(v1, 2);
    expect(talk.state.inForce).toMatchObject({ version: 2 });
  });
});

describe('an agreement replaced', () => {
  function replaced(): Talk {
    const talk = new Talk();
    talk.signAll(v1);
    talk.propose(pat, 'product', v2, 2);
    talk.signAll(v2, 2);
    return talk;
  }

  test('the old version ends the moment the new one begins', () => {
    const { state } = replaced();
    expect(state.versions).toMatchObject([
      { version: 1, status: 'superseded', until: state.inForce?.since },
      { version: 2, status: 'in-force' },
    ]);
  });

  test('asked about a time before, the answer is what it was then', () => {
    const { acts, state } = replaced();
    const before = state.inForce!.since - 1;
    expect(foldActs(checkoutAgreement(), acts, before)).toMatchObject({
      inForce: { version: 1, terms: v1 },
      proposed: { version: 2, waitsFor: ['development'] },
      versions: [{ status: 'in-force' }, { status: 'proposed' }],
    });
    const then = acts.filter((it) => it.createdAt <= before);
    expect(foldActs(checkoutAgreement(), acts, before)).toEqual(foldActs(checkoutAgreement(), then, before));
  });

  test('where the second server’s clock is behind, the old version does not end before it began', () => {
    const talk = replaced();
    const late = talk.acts.map((it, i) => (i > 5 ? { ...it, createdAt: 1000 } : it));
    const { versions } = foldActs(checkoutAgreement(), late, talk.time);
    expect(versions[0]).toMatchObject({ status: 'superseded', since: 300_000, until: 300_000 });
  });
});
