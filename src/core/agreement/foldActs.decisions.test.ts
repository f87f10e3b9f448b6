/** @jest-environment node */
import type { Act, ActReference, StoredAct, Writer } from './Act';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import type { Party } from './parties';
import type { Terms } from './Terms';
import { termsHash } from './termsHash';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2027, 2, 3, 9);
const FOREVER = START + 1000 * HOUR;
const EXPIRY = START + 5 * HOUR;
const v1 = checkoutTerms();
const v2 = checkoutTerms({ goals: 'Fewer alarms.' });
const { pat, sam, lee, dana, outsider } = PEOPLE;

type Said<T> = T extends unknown ? Omit<T, 'agreement' | 'previous'> : never;

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** A record that goes on about an agreement in force. */
class Log extends RecordWriter {
  constructor(terms: Terms = v1) {
    super(START);
    this.propose(sam, 'sre', terms);
    this.signAll(terms);
  }

  say(by: Writer, act: Said<Act>): StoredAct {
    const { uid, act: before } = this.acts.at(-1)!;
    return this.add(by, { agreement: 'checkout', previous: { uid, hash: actHash(before) }, ...act } as Act);
  }

  askException(by: Writer, party: Party, until = EXPIRY, slos?: string[]): ActReference {
    return refer(
      this.say(by, {
        act: 'ask-exception',
        party,
        scope: 'Release 4.2.',
        reason: 'The sale begins.',
        until: iso(until),
        ...(slos && { slos }),
      })
    );
  }

  askExclusion(by: Writer, party: Party): ActReference {
    const [from, to] = [iso(START - HOUR), iso(START)];
    return refer(this.say(by, { act: 'ask-exclusion', party, from, to, reason: 'The provider was down.' }));
  }

  approve(by: Writer, party: Party, of: ActReference): StoredAct {
    return this.say(by, { act: 'approve', party, of });
  }

  decline(by: Writer, party: Party, of: ActReference): StoredAct {
    return this.say(by, { act: 'decline', party, of, reason: 'Not now.' });
  }

  revoke(by: Writer, party: Party, of: ActReference): StoredAct {
    return this.say(by, { act: 'revoke', party, of, reason: 'Done already.' });
  }

  confirm(by: Writer, party: Party, tier: string, slo?: string): StoredAct {
    return this.say(by, { act: 'confirm-recovery', party, tier, reason: 'Rolled back.', ...(slo && { slo }) });
  }

  book(by: Writer, party: Party, slos?: string[]): ActReference {
    const [from, to] = [iso(START + 2 * HOUR), iso(START + 3 * HOUR)];
    return refer(this.say(by, { act: 'book', party, title: 'Summer sale', from, to, ...(slos && { slos }) }));
  }

  at(time = this.time, definition = checkoutAgreement()) {
    return foldActs(definition, this.acts, time);
  }

  get reasons(): string[] {
    return this.at().invalid.map((it) => it.reason);
  }
}

function refer({ uid, act }: StoredAct): ActReference {
  return { uid, hash: actHash(act) };
}

describe('exceptions', () => {
  test('asked for by one party and approved by the engineering lead it holds, from the approval on', () => {
    const log = new Log();
    const of = log.askException(pat, 'product');
    expect(log.at().exceptions).toMatchObject([{ status: 'asked', waitsFor: ['lead'], approvals: [] }]);
    log.approve(lee, 'lead', of);
    expect(log.at().exceptions).toMatchObject([
      {
        of,
        status: 'approved',
        since: log.time,
        until: EXPIRY,
        scope: 'Release 4.2.',
        waitsFor: [],
        asked: { name: 'Pat Reyes', party: 'product', reason: 'The sale begins.' },
        approvals: [{ name: 'Lee Andersson', party: 'lead' }],
      },
    ]);
    expect(log.reasons).toEqual([]);
  });

  test('nobody approves what they asked for themselves, though they act for the party that may', () => {
    const log = new Log();
    log.approve(lee, 'lead', log.askException(lee, 'lead'));
    expect(log.reasons).toEqual(['Lee Andersson asked for it, and nobody approves what they asked for themselves.']);
    expect(log.at().exceptions).toMatchObject([{ status: 'asked' }]);
  });

  test('a party that the agreement does not name for it cannot approve, nor can somebody of no party', () => {
    const log = new Log();
    const of = log.askException(pat, 'product');
    log.approve(dana, 'development', of);
    log.approve(outsider, 'lead', of);
    log.approve(dana, 'lead', of);
    expect(log.reasons).toEqual([
      'Development is not asked to approve it: Engineering lead is.',
      'mallory may not approve for Engineering lead.',
      'Dana Costa may not approve for Engineering lead.',
    ]);
    expect(log.at().exceptions).toMatchObject([{ status: 'asked' }]);
  });

  test('the agreement may name several parties for it, of which any one suffices', () => {
    const log = new Log(checkoutTerms({ exceptionsBy: ['sre', 'development'] }));
    const of = log.askException(pat, 'product');
    log.approve(lee, 'lead', of);
    log.approve(dana, 'development', of);
    expect(log.reasons).toEqual(['Engineering lead is not asked to approve it: SRE, Development are.']);
    expect(log.at().exceptions).toMatchObject([{ status: 'approved', waitsFor: [] }]);
  });

  test('it ends by itself at its expiry, which a refresh crosses: a second before it holds, at it it does not', () => {
    const log = new Log();
    log.approve(lee, 'lead', log.askException(pat, 'product'));
    expect(log.at(EXPIRY - 1000).exceptions).toMatchObject([{ status: 'approved' }]);
    expect(log.at(EXPIRY).exceptions).toMatchObject([{ status: 'expired' }]);
    expect(log.at(EXPIRY + 1000).exceptions).toMatchObject([{ status: 'expired', approvals: { length: 1 } }]);
  });

  test('what nobody approved in time expires too, and waits for nobody any more', () => {
    const log = new Log();
    log.askException(pat, 'product');
    expect(log.at(EXPIRY).exceptions).toMatchObject([{ status: 'expired', waitsFor: [], approvals: [] }]);
  });

  test('it cannot be approved, declined or revoked after its expiry, nor asked for afterwards', () => {
    const log = new Log();
    const of = log.askException(pat, 'product', log.time + 3 * MINUTE);
    log.approve(lee, 'lead', of);
    const late = log.askException(pat, 'product', log.time + 2 * MINUTE);
    log.say(pat, { act: 'note', text: 'Hello?' });
    log.approve(lee, 'lead', late);
    log.decline(lee, 'lead', late);
    log.revoke(pat, 'product', late);
    log.revoke(pat, 'product', of);
    log.askException(pat, 'product', START);
    expect(log.reasons).toEqual([
      'What was asked for had ended by then.',
      'What was asked for had ended by then.',
      'It had ended by itself before.',
      'It had ended by itself before.',
      'It would have ended before it was asked for.',
    ]);
  });

  test('any party revokes one that holds, and nobody does so twice', () => {
    const log = new Log();
    const of = log.askException(pat, 'product');
    log.approve(lee, 'lead', of);
    log.revoke(dana, 'development', of);
    log.revoke(sam, 'sre', of);
    expect(log.at().exceptions).toMatchObject([
      { status: 'revoked', ended: { name: 'Dana Costa', reason: 'Done already.' } },
    ]);
    expect(log.at(log.time - 2 * MINUTE).exceptions).toMatchObject([{ status: 'approved' }]);
    expect(log.reasons).toEqual(['It had been revoked before.']);
  });

  test('only the party that asked takes back what waits, and it cannot be approved then', () => {
    const log = new Log();
    const of = log.askException(pat, 'product');
    log.revoke(sam, 'sre', of);
    log.revoke(pat, 'product', of);
    log.approve(lee, 'lead', of);
    expect(log.at().exceptions).toMatchObject([{ status: 'withdrawn', waitsFor: [] }]);
    expect(log.reasons).toEqual([
      'Only Product, which asked for it, can take it back.',
      'It had been withdrawn before.',
    ]);
  });

  test('a party that is asked may decline it; others may not, nor may the asker', () => {
    const log = new Log();
    const of = log.askException(lee, 'lead');
    log.decline(sam, 'sre', of);
    log.decline(lee, 'lead', of);
    const definition = checkoutAgreement();
    definition.signers.lead?.push({ userId: 8, login: 'kim', name: 'Kim Park' });
    log.decline({ id: 8, login: 'kim' }, 'lead', of);
    log.approve(lee, 'lead', of);
    const state = log.at(log.time, definition);
    expect(state.exceptions).toMatchObject([{ status: 'declined', ended: { name: 'Kim Park', reason: 'Not now.' } }]);
    expect(state.invalid.map((it) => it.reason)).toEqual([
      'SRE is not asked to approve it, so it cannot decline it.',
      'Lee Andersson asked for it; who asked takes it back instead.',
      'It had been declined before.',
    ]);
  });

  test('a new version leaves it as it is', () => {
    const log = new Log();
    log.approve(lee, 'lead', log.askException(pat, 'product'));
    log.propose(sam, 'sre', v2, 2);
    log.signAll(v2, 2);
    expect(log.at()).toMatchObject({ inForce: { version: 2 }, exceptions: [{ status: 'approved' }] });
  });

  test('without an agreement in force there is nothing to be excepted from, to leave out or to confirm', () => {
    const log = new Log();
    log.acts.length = 1;
    log.askException(pat, 'product');
    log.askExclusion(pat, 'product');
    log.confirm(sam, 'sre', 'stop');
    expect(log.reasons).toEqual([
      'No agreement was in force that anything could be excepted from.',
      'No agreement was in force whose budget anything could be left out of.',
      'No agreement was in force that asks for it.',
    ]);
  });

  test('what names other content than was asked for approves nothing', () => {
    const log = new Log();
    const of = { ...log.askException(pat, 'product'), hash: '0'.repeat(64) };
    log.approve(lee, 'lead', of);
    log.decline(lee, 'lead', of);
    log.revoke(lee, 'lead', of);
    expect(log.reasons).toEqual([
      'It approves something that nobody validly asked for.',
      'It declines something that nobody validly asked for.',
      'It revokes something that is not in the record.',
    ]);
  });

  test('it cannot be about an SLO of another agreement', () => {
    const log = new Log();
    log.askException(pat, 'product', EXPIRY, ['checkout', 'search']);
    log.book(pat, 'product', ['search']);
    expect(log.reasons).toEqual([
      'It is about the SLO "search", which this agreement does not cover.',
      'It is about the SLO "search", which this agreement does not cover.',
    ]);
    expect(log.at()).toMatchObject({ exceptions: [], bookings: [] });
  });

  test('an SLO that leaves the agreement later takes nothing with it that was decided before', () => {
    const log = new Log();
    log.approve(lee, 'lead', log.askException(pat, 'product', EXPIRY, ['checkout']));
    const moved = checkoutAgreement({ slos: ['search'] });
    expect(log.at(log.time, moved).exceptions).toMatchObject([{ status: 'approved' }]);
  });
});

describe('exclusions', () => {
  test('approved by both sides they count: who asks has approved for the own party', () => {
    const log = new Log();
    const of = log.askExclusion(pat, 'product');
    expect(log.at().exclusions).toMatchObject([
      { status: 'asked', waitsFor: ['sre'], approvals: [{ party: 'product' }] },
    ]);
    log.approve(sam, 'sre', of);
    expect(log.at().exclusions).toMatchObject([
      {
        status: 'approved',
        since: log.time,
        from: START - HOUR,
        to: START,
        approvals: [{ name: 'Pat Reyes' }, { name: 'Sam Okafor' }],
      },
    ]);
    expect(log.reasons).toEqual([]);
  });

  test('by one side only they do not', () => {
    const log = new Log();
    const of = log.askExclusion(dana, 'development');
    log.approve(sam, 'sre', of);
    expect(log.at(FOREVER).exclusions).toMatchObject([
      { status: 'asked', waitsFor: ['product'], approvals: { length: 1 } },
    ]);
  });

  test('one person cannot approve for both sides, though acting for both', () => {
    const log = new Log();
    const of = log.askExclusion(dana, 'development');
    log.approve(sam, 'sre', of);
    log.approve(sam, 'sre', of);
    log.approve(sam, 'product', of);
    const definition = checkoutAgreement();
    definition.signers.product?.push({ userId: 3, login: 'sam', name: 'Sam Okafor' });
    const state = log.at(log.time, definition);
    expect(state.exclusions).toMatchObject([{ status: 'asked', waitsFor: ['product'] }]);
    expect(state.invalid.map((it) => it.reason)).toEqual([
      'SRE is not asked to approve it: Product is.',
      'Sam Okafor has approved it for SRE already; Product needs another person.',
    ]);
  });

  test('where one party suffices by the agreement, its asking is enough', () => {
    const log = new Log(checkoutTerms({ exclusionsBy: ['sre'] }));
    log.askExclusion(sam, 'sre');
    expect(log.at().exclusions).toMatchObject([{ status: 'approved', since: log.time, waitsFor: [] }]);
  });

  test('one that holds is revoked by any party', () => {
    const log = new Log();
    const of = log.askExclusion(pat, 'product');
    log.approve(sam, 'sre', of);
    log.revoke(dana, 'development', of);
    expect(log.at().exclusions).toMatchObject([{ status: 'revoked', ended: { party: 'development' } }]);
  });
});

describe('recovery', () => {
  const [ship, care, stop] = v1.tiers;
  const asking = checkoutTerms({
    tiers: [ship!, care!, { ...stop!, leave: { remainingAbove: 0.3, heldForHours: 6, confirmedBy: 'sre' } }],
  });

  test('the party that the tier names confirms it', () => {
    const log = new Log(asking);
    log.confirm(sam, 'sre', 'stop');
    log.confirm(sam, 'sre', 'stop', 'checkout');
    expect(log.at().confirmations).toMatchObject([
      { tier: 'stop', party: 'sre', name: 'Sam Okafor', reason: 'Rolled back.', slo: undefined },
      { slo: 'checkout' },
    ]);
    expect(log.reasons).toEqual([]);
  });

  test('another party cannot, nor for a tier that asks for none or does not exist, nor for a foreign SLO', () => {
    const log = new Log(asking);
    log.confirm(pat, 'product', 'stop');
    log.confirm(sam, 'sre', care!.id);
    log.confirm(sam, 'sre', 'panic');
    log.confirm(sam, 'sre', 'stop', 'search');
    expect(log.reasons).toEqual([
      'SRE confirms the end of this tier, not Product.',
      `The tier "${care!.id}" ends without anybody's confirmation.`,
      'The agreement in force had no tier "panic".',
      'It is about the SLO "search", which this agreement does not cover.',
    ]);
    expect(log.at().confirmations).toEqual([]);
  });
});

describe('bookings', () => {
  test('any party books a launch, also before anything is agreed, and any party cancels it', () => {
    const log = new Log();
    const of = log.book(pat, 'product');
    log.revoke(sam, 'sre', of);
    log.revoke(pat, 'product', of);
    expect(log.at().bookings).toMatchObject([
      { of, title: 'Summer sale', from: START + 2 * HOUR, to: START + 3 * HOUR, cancelled: { name: 'Sam Okafor' } },
    ]);
    expect(log.reasons).toEqual(['The launch had been cancelled before.']);
    const first = new RecordWriter(START);
    first.add(pat, {
      agreement: 'checkout',
      act: 'book',
      party: 'product',
      title: 'x',
      from: iso(START),
      to: iso(FOREVER),
    });
    expect(foldActs(checkoutAgreement(), first.acts, FOREVER)).toMatchObject({
      bookings: [{ title: 'x' }],
      invalid: [],
    });
  });

  test('a launch that is over is not cancelled any more', () => {
    const log = new Log();
    const of = log.book(pat, 'product');
    log.acts.push({ ...log.revoke(pat, 'product', of), uid: 'late', createdAt: START + 4 * HOUR });
    log.acts.splice(-2, 1);
    expect(log.at(FOREVER).invalid.map((it) => it.reason)).toEqual(['The launch was over by then.']);
  });

  test('somebody of no party books nothing', () => {
    const log = new Log();
    log.book(outsider, 'product');
    expect(log.reasons).toEqual(['mallory may not act for Product.']);
  });
});

describe('what was asked for under terms that do not hold any more', () => {
  const newer = checkoutTerms({ exceptionsBy: ['development'], goals: 'Other goals.' });

  function renew(log: Log): void {
    const { uid, act } = log.acts.at(-1)!;
    log.add(sam, {
      agreement: 'checkout',
      previous: { uid, hash: actHash(act) },
      act: 'propose',
      party: 'sre',
      version: 2,
      terms: newer,
      reason: '',
    });
    log.signAll(newer, 2);
  }

  function retire(log: Log): void {
    for (const [by, party] of [
      [pat, 'product'],
      [sam, 'sre'],
      [lee, 'lead'],
      [dana, 'development'],
    ] as const) {
      log.say(by, { act: 'retire', party, version: 1, termsHash: termsHash(v1), reason: 'Over.' });
    }
  }

  const fold = (log: Log) => foldActs(checkoutAgreement(), log.acts, log.time);

  test('is approved by whom the version in force names', () => {
    const log = new Log();
    const asked = log.askException(pat, 'product');
    renew(log);
    expect(fold(log).exceptions[0]!.waitsFor).toEqual(['development']);
    log.approve(lee, 'lead', asked);
    expect(fold(log).invalid.map((it) => it.reason)).toEqual([
      'Engineering lead is not asked to approve it: Development is.',
    ]);
    log.approve(dana, 'development', asked);
    expect(fold(log).exceptions[0]!.status).toBe('approved');
  });

  test('is approved by nobody once the agreement is retired', () => {
    const log = new Log();
    const asked = log.askExclusion(sam, 'sre');
    retire(log);
    log.approve(pat, 'product', asked);
    const state = fold(log);
    expect(state.inForce).toBeUndefined();
    expect(state.exclusions[0]).toMatchObject({ status: 'asked', waitsFor: [] });
    expect(state.invalid.map((it) => it.reason)).toEqual([
      'No agreement was in force any more under which it could be approved.',
    ]);
  });

  test('ends with the agreement where it is an exception, and stands where it is an exclusion', () => {
    const log = new Log();
    log.approve(lee, 'lead', log.askException(pat, 'product'));
    log.approve(pat, 'product', log.askExclusion(sam, 'sre'));
    const open = log.askException(pat, 'product');
    retire(log);
    const retiredAt = log.time;
    log.approve(lee, 'lead', open);
    const state = fold(log);
    expect(state.exceptions).toMatchObject([
      { status: 'expired', until: retiredAt },
      { status: 'expired', until: retiredAt },
    ]);
    expect(state.exclusions[0]!.status).toBe('approved');
    expect(state.invalid.map((it) => it.reason)).toEqual(['It had ended with the agreement before.']);
  });
});
