/** @jest-environment node */
import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutSlo, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { agreementOf } from './agreementOf';
import { foldActs } from './foldActs';
import { sloTermsOf } from './sloTermsOf';
import type { Terms } from './Terms';
import { termsHash } from './termsHash';

const HOUR = 3_600_000;
const { pat, sam, lee, dana } = PEOPLE;

const shop = checkoutAgreement({ id: 'shop', title: 'Shop' });
const platform = checkoutAgreement({ id: 'platform', title: 'Platform' });

/** Proposed (and signed) so many hours in. */
class Writing {
  private readonly records = new Map<string, RecordWriter>();

  propose(agreement: AgreementDefinition, hours: number, terms = checkoutTerms(), version = 1): this {
    const record = new RecordWriter(hours * HOUR);
    const before = this.records.get(agreement.id);
    record.acts.push(...(before?.acts ?? []));
    record.propose(sam, 'sre', terms, version);
    this.records.set(agreement.id, record);
    return this;
  }

  sign(agreement: AgreementDefinition, hours: number, terms = checkoutTerms(), version = 1): this {
    this.propose(agreement, hours, terms, version);
    this.records.get(agreement.id)!.signAll(terms, version);
    return this;
  }

  retire(agreement: AgreementDefinition, terms: Terms = checkoutTerms()): this {
    const record = this.records.get(agreement.id)!;
    (
      [
        [pat, 'product'],
        [sam, 'sre'],
        [lee, 'lead'],
        [dana, 'development'],
      ] as const
    ).forEach(([by, party]) => {
      const { uid, act } = record.acts.at(-1)!;
      const previous = { uid, hash: actHash(act) };
      record.add(by, {
        agreement: 'checkout',
        act: 'retire',
        party,
        version: 1,
        termsHash: termsHash(terms),
        reason: 'x',
        previous,
      });
    });
    return this;
  }

  acts(id: string): StoredAct[] {
    return this.records.get(id)?.acts ?? [];
  }

  decide(agreements: AgreementDefinition[], at = 1000 * HOUR, sloId = 'checkout') {
    // The fixture writes for one agreement; its acts are read here as those of each.
    const fold = (it: AgreementDefinition) => foldActs({ ...it, id: 'checkout' }, this.acts(it.id), at);
    return agreementOf(sloId, agreements, (it) => ({ ...fold(it), definition: it }));
  }
}

test('an SLO that no agreement covers has none', () => {
  expect(new Writing().decide([shop], 0, 'search')).toBeUndefined();
});

test('the agreement that is signed decides, rather than one that is only proposed or only covers the SLO', () => {
  const search = checkoutAgreement({ id: 'a-draft', title: 'Draft' });
  const writing = new Writing().propose(platform, 1).sign(shop, 2);
  const found = writing.decide([search, platform, shop]);
  expect(found).toMatchObject({ definition: { id: 'shop' }, inForce: { version: 1 } });
  expect(found?.alsoClaimedBy).toEqual(['Draft', 'Platform']);
});

describe('two agreements claiming one SLO', () => {
  test('the one that came into force first decides, in whatever order they are read, and names the other', () => {
    const writing = new Writing().sign(platform, 2).sign(shop, 1);
    for (const order of [
      [platform, shop],
      [shop, platform],
    ]) {
      expect(writing.decide(order)).toMatchObject({ definition: { id: 'shop' }, alsoClaimedBy: ['Platform'] });
    }
  });

  test('of two that came into force at once it is the one whose id comes first', () => {
    const writing = new Writing().sign(platform, 1).sign(shop, 1);
    expect(writing.decide([shop, platform])).toMatchObject({ definition: { id: 'platform' }, alsoClaimedBy: ['Shop'] });
  });

  test('a new version of the first does not hand the SLO over to the second', () => {
    const newer = checkoutTerms({ goals: 'Fewer alarms.' });
    const writing = new Writing().sign(shop, 1).sign(platform, 2).sign(shop, 3, newer, 2);
    expect(writing.decide([platform, shop])).toMatchObject({ definition: { id: 'shop' }, inForce: { version: 2 } });
  });

  test('a version without the SLO does', () => {
    const elsewhere = checkoutTerms({ slos: [sloTermsOf(checkoutSlo({ id: 'search' }))] });
    const writing = new Writing().sign(shop, 1).sign(platform, 2).sign(shop, 3, elsewhere, 2);
    expect(writing.decide([platform, shop])).toMatchObject({ definition: { id: 'platform' }, alsoClaimedBy: ['Shop'] });
  });

  test('when the first is retired the second decides, and the retired one claims nothing any more', () => {
    const writing = new Writing().sign(shop, 1).sign(platform, 2).retire(shop);
    const found = writing.decide([platform, shop]);
    expect(found).toMatchObject({ definition: { id: 'platform' } });
    expect(found?.alsoClaimedBy).toBeUndefined();
    expect(writing.decide([platform, shop], 1.1 * HOUR)).toMatchObject({ definition: { id: 'shop' } });
  });

  test('when both are retired there is no agreement in force', () => {
    const writing = new Writing().sign(shop, 1).sign(platform, 2).retire(shop).retire(platform);
    expect(writing.decide([platform, shop])).toMatchObject({ inForce: undefined });
  });
});

test('of agreements of which none is signed one that is proposed is shown, the same one in any order', () => {
  const draft = checkoutAgreement({ id: 'a-draft', title: 'Draft' });
  const writing = new Writing().propose(shop, 1).propose(platform, 2);
  expect(writing.decide([shop, draft, platform])).toMatchObject({ definition: { id: 'platform' }, inForce: undefined });
  expect(writing.decide([platform, draft, shop])).toMatchObject({ alsoClaimedBy: ['Draft', 'Shop'] });
});

test('a single agreement is claimed by nobody else', () => {
  expect(new Writing().sign(shop, 1).decide([shop])?.alsoClaimedBy).toBeUndefined();
});
