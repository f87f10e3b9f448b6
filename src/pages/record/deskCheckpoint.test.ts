/** @jest-environment node */
import { checkoutAgreement, checkoutTerms, PEOPLE } from '../../core/agreement/agreementFixture';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { termsHash } from '../../core/agreement/termsHash';
import { contentsOf } from './contentsOf';
import { type FakeDesk, fakeDesk } from './fakeDesk';

const HOUR = 3_600_000;
const TERMS = checkoutTerms();

async function signed(agreement: AgreementDefinition = checkoutAgreement()): Promise<FakeDesk> {
  const pat = await fakeDesk({ agreements: [agreement] });
  await pat.desk.say('checkout', { act: 'propose', party: 'product', version: 1, terms: TERMS, reason: '' }, 'p');
  for (const [who, party] of [
    ['pat', 'product'],
    ['sam', 'sre'],
    ['lee', 'lead'],
    ['dana', 'development'],
  ] as const) {
    const draft = { act: 'sign', party, version: 1, termsHash: termsHash(TERMS) } as const;
    await pat.as(PEOPLE[who]).desk.say('checkout', draft, `s-${who}`);
  }
  pat.clock.now += HOUR;
  return pat;
}

async function definitionNow({ store }: FakeDesk): Promise<AgreementDefinition> {
  return (await store.definitions()).agreements[0]!.value;
}

/** Pages write checkpoints behind one's back: lets everything that was begun come to its end. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the checkpoint that a page of an Editor writes', () => {
  it('stands in the definition after the Editor has looked, and everything is as it was', async () => {
    const pat = await signed();
    const sam = pat.as(PEOPLE.sam, { mayDefine: true });
    await sam.desk.readWhole('checkout');
    await settle();
    const { checkpoint } = await definitionNow(pat);
    expect(checkpoint).toMatchObject({ count: 5, by: PEOPLE.sam });
    const { agreements } = await pat.desk.read();
    expect(agreements[0]?.state.inForce?.version).toBe(1);
    expect(agreements[0]?.state.inForce?.signatures).toHaveLength(4);
  });

  it('is written from the overview of all agreements too', async () => {
    const pat = await signed();
    await pat.as(PEOPLE.sam, { mayDefine: true }).desk.read();
    await settle();
    expect((await definitionNow(pat)).checkpoint?.count).toBe(5);
  });

  it('is not written by those who may not define', async () => {
    const pat = await signed();
    await pat.desk.readWhole('checkout');
    await settle();
    expect((await definitionNow(pat)).checkpoint).toBeUndefined();
  });

  it('is left to a later page when somebody else saved at the same moment', async () => {
    const pat = await signed();
    const sam = pat.as(PEOPLE.sam, { mayDefine: true });
    const lee = pat.as(PEOPLE.lee, { mayDefine: true });
    await expect(Promise.all([sam.desk.readWhole('checkout'), lee.desk.readWhole('checkout')])).resolves.toHaveLength(
      2
    );
    await settle();
    expect((await definitionNow(pat)).checkpoint?.count).toBe(5);
  });

  it('pins the ids of those who were named by their logins alone', async () => {
    const { product: _product, ...others } = checkoutAgreement().signers;
    const pat = await signed(checkoutAgreement({ signers: { ...others, product: [{ login: 'pat', name: 'Pat' }] } }));
    await pat.as(PEOPLE.sam, { mayDefine: true }).desk.readWhole('checkout');
    await settle();
    expect((await definitionNow(pat)).signers.product).toEqual([{ userId: 2, login: 'pat', name: 'Pat' }]);
  });

  it('rests on the people that are saved with it, and is no conflict with somebody who edits them', async () => {
    const pat = await signed();
    const sam = pat.as(PEOPLE.sam, { mayDefine: true });
    const base = (await sam.store.definitions()).agreements[0]!;
    await sam.desk.readWhole('checkout');
    await settle();
    const outcome = await sam.desk.saveAgreement({ ...base.value, title: 'Another title' }, base);
    expect(outcome).toEqual({ ok: true });
    const saved = await definitionNow(pat);
    expect(saved.title).toBe('Another title');
    expect(saved.checkpoint?.count).toBe(5);
    expect((await pat.desk.read()).agreements[0]?.state.inForce?.version).toBe(1);
  });
});

describe('an agreement of which a newer Truce wrote a part', () => {
  it('can be read, and says why nothing can be said about it', async () => {
    const { store } = await signed();
    const [definitions, record, access] = await Promise.all([store.definitions(), store.acts(), store.access()]);
    const newer = { uid: 'act-x', name: 'act-x', problem: 'Newer.', isNewer: true, agreement: 'checkout' };
    const contents = contentsOf({ definitions, record: { ...record, unreadable: [newer] }, access }, Date.now());
    expect(contents.agreements[0]?.readOnly).toMatch(/Update Truce/);
    expect(contents.unreadable).toEqual([newer]);
  });
});
