import { checkoutTerms, PEOPLE } from '../../core/agreement/agreementFixture';
import { termsHash } from '../../core/agreement/termsHash';
import type { ActDraft } from './Desk';
import { fakeDesk } from './fakeDesk';

const TERMS = checkoutTerms();
const PROPOSAL: ActDraft = { act: 'propose', party: 'product', version: 1, terms: TERMS, reason: 'To begin with.' };
const SIGNATURE = (party: 'product' | 'sre'): ActDraft => ({
  act: 'sign',
  party,
  version: 1,
  termsHash: termsHash(TERMS),
});

describe('what is said at the desk', () => {
  it('stands in the record, after what was said before', async () => {
    const pat = await fakeDesk();
    expect(await pat.desk.say('checkout', PROPOSAL, 'one')).toEqual({ ok: true });
    expect(await pat.as(PEOPLE.sam).desk.say('checkout', SIGNATURE('sre'), 'two')).toEqual({ ok: true });
    const { agreement } = (await pat.desk.readWhole('checkout'))!;
    expect(agreement.state.proposed?.signatures.map((it) => it.party)).toEqual(['sre']);
    expect(agreement.state.entries[1]?.stored.act.previous).toMatchObject({ uid: 'act-one', by: PEOPLE.pat });
  });

  it('is refused with the reason and not written when it would not count', async () => {
    const pat = await fakeDesk();
    await pat.desk.say('checkout', PROPOSAL, 'one');
    const outcome = await pat.desk.say('checkout', SIGNATURE('sre'), 'two');
    expect(outcome).toEqual({
      ok: false,
      problem: expect.stringMatching(/Pat Reyes may not sign for SRE/),
      isKept: false,
    });
    expect((await pat.store.acts()).acts).toHaveLength(1);
  });

  it('is one act, however often it is sent', async () => {
    const pat = await fakeDesk();
    await pat.desk.say('checkout', PROPOSAL, 'one');
    await pat.as(PEOPLE.sam).desk.say('checkout', SIGNATURE('sre'), 'two');
    expect(await pat.desk.say('checkout', PROPOSAL, 'one')).toEqual({ ok: true });
    expect((await pat.store.acts()).acts).toHaveLength(2);
  });

  it('is not mixed up with something else under the same id', async () => {
    const pat = await fakeDesk();
    await pat.desk.say('checkout', PROPOSAL, 'one');
    expect(await pat.desk.say('checkout', SIGNATURE('product'), 'one')).toMatchObject({ ok: false, isKept: false });
  });

  it('lets the panels of the page follow', async () => {
    const pat = await fakeDesk();
    await pat.desk.say('checkout', PROPOSAL, 'one');
    expect(pat.forgotten()).toBe(1);
  });

  it('counts although the clock of the browser is an hour behind', async () => {
    const pat = await fakeDesk();
    await pat.desk.say('checkout', PROPOSAL, 'one');
    pat.clock.now -= 3_600_000;
    const { agreements } = await pat.desk.read();
    expect(agreements[0]?.state.proposed?.version).toBe(1);
  });

  it('is refused without a request to write for those who may not write the record', async () => {
    const anonymous = await fakeDesk({ access: { user: undefined, mayAct: false } });
    expect(await anonymous.desk.say('checkout', { act: 'note', text: 'Hello.' }, 'one')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/not signed in/),
    });
    const reader = await fakeDesk({ access: { mayAct: false } });
    expect(await reader.desk.say('checkout', { act: 'note', text: 'Hello.' }, 'one')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/Edit on the folder Truce record/),
    });
  });
});

describe('what is said while the connection is gone', () => {
  it('is kept in the browser and sent again under the same id', async () => {
    const pat = await fakeDesk();
    await pat.desk.read();
    pat.connection.isGone = true;
    expect(await pat.desk.say('checkout', PROPOSAL, 'one')).toMatchObject({ ok: false, isKept: true });
    const [kept] = pat.desk.kept();
    expect(kept).toMatchObject({ id: 'one', agreement: 'checkout', draft: PROPOSAL });
    pat.connection.isGone = false;
    expect(await pat.desk.say(kept!.agreement, kept!.draft, kept!.id)).toEqual({ ok: true });
    expect(pat.desk.kept()).toEqual([]);
    expect((await pat.store.acts()).acts).toHaveLength(1);
  });

  it('is kept once, however often it fails', async () => {
    const pat = await fakeDesk();
    await pat.desk.read();
    pat.connection.isGone = true;
    await pat.desk.say('checkout', PROPOSAL, 'one');
    await pat.desk.say('checkout', PROPOSAL, 'one');
    expect(pat.desk.kept()).toHaveLength(1);
  });

  it('is offered to nobody else who uses the browser', async () => {
    const pat = await fakeDesk();
    await pat.desk.read();
    pat.connection.isGone = true;
    await pat.desk.say('checkout', PROPOSAL, 'one');
    pat.connection.isGone = false;
    const sam = pat.as(PEOPLE.sam).desk;
    await sam.read();
    expect(sam.kept()).toEqual([]);
  });

  it('can be thrown away', async () => {
    const pat = await fakeDesk();
    await pat.desk.read();
    pat.connection.isGone = true;
    await pat.desk.say('checkout', PROPOSAL, 'one');
    pat.desk.forget('one');
    expect(pat.desk.kept()).toEqual([]);
  });
});
