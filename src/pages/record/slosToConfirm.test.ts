import { checkoutAgreement, checkoutSlo, checkoutTerms, PEOPLE } from '../../core/agreement/agreementFixture';
import { termsHash } from '../../core/agreement/termsHash';
import type { Terms } from '../../core/agreement/Terms';
import { fakeDesk } from './fakeDesk';
import { slosToConfirm } from './slosToConfirm';

/** An agreement in force over the checkout SLO, beside one that nobody signed. */
async function inForce(terms: Terms) {
  const search = checkoutAgreement({ id: 'search', title: 'Search', slos: ['search'] });
  const slos = [checkoutSlo(), checkoutSlo({ id: 'search' })];
  const pat = await fakeDesk({ slos, agreements: [checkoutAgreement({ slos: ['checkout', 'gone'] }), search] });
  await pat.desk.say('checkout', { act: 'propose', party: 'product', version: 1, terms, reason: '' }, 'p');
  const signers = { product: 'pat', sre: 'sam', lead: 'lee', development: 'dana' } as const;
  for (const party of ['product', 'sre', 'lead', 'development'] as const) {
    const draft = { act: 'sign', party, version: 1, termsHash: termsHash(terms) } as const;
    expect(await pat.as(PEOPLE[signers[party]]).desk.say('checkout', draft, `s-${party}`)).toEqual({ ok: true });
  }
  return pat;
}

describe('the SLOs that are asked what they say, to find recoveries that wait for the reader', () => {
  const terms = checkoutTerms();
  const confirmed = checkoutTerms({
    tiers: terms.tiers.map((it) =>
      it.leave === undefined ? it : { ...it, leave: { ...it.leave, confirmedBy: 'lead' } }
    ),
  });

  it('are those of agreements by which a party of the reader confirms, as far as they are defined', async () => {
    const pat = await inForce(confirmed);
    expect(slosToConfirm(await pat.as(PEOPLE.lee).desk.read())).toEqual(['checkout']);
  });

  it('are none for others, and none where nobody confirms', async () => {
    const pat = await inForce(confirmed);
    expect(slosToConfirm(await pat.desk.read())).toEqual([]);
    expect(slosToConfirm(await (await inForce(terms)).as(PEOPLE.lee).desk.read())).toEqual([]);
  });
});
