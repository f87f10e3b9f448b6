import { checkoutAgreement, PEOPLE } from '../../core/agreement/agreementFixture';
import type { Store } from '../../storage/ports';
import { agreedDesk } from '../agreement/pageFixture';
import { deskOf } from './deskOf';
import { type FakeDesk, fakeDesk, fakePlace } from './fakeDesk';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 86_400_000;

/** What reading asks the store for. */
async function askedBy({ asked, desk }: FakeDesk, read: () => Promise<unknown> = () => desk.read()) {
  asked.length = 0;
  await read();
  return [...asked].sort();
}

/** The definition is deleted and made again, long after everything was said. */
async function madeAgain(): Promise<FakeDesk> {
  const pat = await agreedDesk();
  pat.clock.now += 3 * DAY;
  pat.memory.remove('agreement-checkout');
  await pat.memory.createAgreement(checkoutAgreement());
  return pat;
}

async function versionInForce({ desk }: FakeDesk) {
  return (await desk.read()).agreements[0]?.state.inForce?.version;
}

describe('a page that reads again and again', () => {
  it('asks for what was said alone, as long as definitions and rights are young', async () => {
    const pat = await agreedDesk();
    pat.desk.renew();
    expect(await askedBy(pat)).toEqual(['access', 'actsSince', 'definitions']);
    pat.clock.now += 30 * SECOND;
    expect(await askedBy(pat)).toEqual(['actsSince']);
    pat.clock.now += 90 * SECOND;
    expect(await askedBy(pat)).toEqual(['actsSince', 'definitions']);
    pat.clock.now += 3 * MINUTE;
    expect(await askedBy(pat)).toEqual(['access', 'actsSince', 'definitions']);
  });

  it('asks for everything when somebody wants it anew', async () => {
    const pat = await agreedDesk();
    await pat.desk.read();
    pat.desk.renew();
    expect(await askedBy(pat)).toEqual(['access', 'actsSince', 'definitions']);
  });

  it('asks for definitions after it wrote one, and before it says something', async () => {
    const pat = await fakeDesk({ access: { mayDefine: true } });
    await pat.desk.read();
    await pat.desk.createAgreement(checkoutAgreement({ id: 'search', title: 'Search' }));
    expect((await pat.desk.read()).agreements).toHaveLength(2);
    const say = () => pat.desk.say('checkout', { act: 'note', text: 'Hello.' }, 'one');
    expect(await askedBy(pat, say)).toEqual(['acts', 'actsSince', 'appendAct', 'definitions']);
  });

  it('asks for rights again once it was refused', async () => {
    const pat = await fakeDesk({ access: { mayAct: false } });
    await pat.desk.read();
    expect(await askedBy(pat, () => pat.desk.say('checkout', { act: 'note', text: 'Hello.' }, 'one'))).not.toContain(
      'access'
    );
    expect(await askedBy(pat)).toContain('access');
  });

  it('does not ask who nobody is', async () => {
    const { store, asked } = await fakeDesk();
    const desk = deskOf(store, { now: () => 0, storage: fakePlace(), isSignedIn: false });
    expect((await desk.read()).access).toEqual({ mayDefine: false, mayAct: false, mayListPeople: false });
    expect(asked).not.toContain<keyof Store>('access');
  });

  it('asks again after an answer that failed', async () => {
    const pat = await fakeDesk();
    pat.connection.isGone = true;
    await expect(pat.desk.read()).rejects.toThrow('could not be reached');
    pat.connection.isGone = false;
    expect((await pat.desk.read()).agreements).toHaveLength(1);
  });
});

describe('an agreement whose definition was deleted and made again', () => {
  it('is in force as it was: what was said before its definition is read once', async () => {
    const pat = await madeAgain();
    pat.desk.renew();
    pat.asked.length = 0;
    for (let reading = 0; reading < 3; reading++) {
      expect(await versionInForce(pat)).toBe(1);
      pat.clock.now += 30 * SECOND;
    }
    expect(pat.asked.filter((it) => it === 'acts')).toHaveLength(1);
  });

  it('stays so when something is said about it, here or elsewhere', async () => {
    const pat = await madeAgain();
    pat.desk.renew();
    expect(await versionInForce(pat)).toBe(1);
    pat.clock.now += MINUTE;
    expect(await pat.desk.say('checkout', { act: 'note', text: 'Hello.' }, 'note')).toEqual({ ok: true });
    expect(await versionInForce(pat)).toBe(1);
    expect(await versionInForce(pat.as(PEOPLE.sam))).toBe(1);
  });
});

describe('two agreements that cover the same SLO', () => {
  const OTHER = checkoutAgreement({ id: 'platform', title: 'Platform' });

  it('name each other, in the list and on the page of each', async () => {
    const { desk } = await agreedDesk({ agreements: [checkoutAgreement(), OTHER] });
    const { agreements } = await desk.read();
    expect(agreements.map((it) => it.state.alsoClaimedBy)).toEqual([['When checkout fails too often'], ['Platform']]);
    expect((await desk.readWhole('checkout'))?.agreement.state.alsoClaimedBy).toEqual(['Platform']);
  });

  it('are no two once one of them is over', async () => {
    const pat = await agreedDesk({ agreements: [checkoutAgreement(), OTHER] });
    const { termsHash } = (await pat.desk.readWhole('checkout'))!.agreement.state.inForce!;
    const all = { product: PEOPLE.pat, sre: PEOPLE.sam, lead: PEOPLE.lee, development: PEOPLE.dana } as const;
    for (const party of ['product', 'sre', 'lead', 'development'] as const) {
      pat.clock.now += MINUTE;
      const draft = { act: 'retire', party, version: 1, termsHash, reason: 'Platform covers it.' } as const;
      expect(await pat.as(all[party]).desk.say('checkout', draft, `r-${party}`)).toEqual({ ok: true });
    }
    const { agreements } = await pat.desk.read();
    expect(agreements.map((it) => it.state.alsoClaimedBy)).toEqual([undefined, undefined]);
  });
});
