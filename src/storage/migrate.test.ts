import { actHash } from '../core/agreement/actHash';
import { checkoutAgreement, checkoutSlo } from '../core/agreement/agreementFixture';
import { narrowAgreementDefinition } from '../core/agreement/narrowAgreementDefinition';
import { ACTS_OF_ALL_KINDS } from './actsFixture';
import { migrate } from './migrate';

describe('what the first schema wrote', () => {
  const { required: _, ...open } = checkoutAgreement();
  const pat = [{ login: 'pat', name: 'Pat' }];

  test('an agreement that left open who must sign asks every party with people, as it did then', () => {
    expect(migrate('agreement', open, 1)).toEqual(checkoutAgreement());
    const signers = { sre: pat, product: pat, lead: [] };
    expect(migrate('agreement', { ...open, signers }, 1)).toMatchObject({ required: ['product', 'sre'] });
  });

  test('an executive was never asked unless the agreement said so', () => {
    const signers = { ...open.signers, executive: pat };
    expect(migrate('agreement', { ...open, signers }, 1)).toMatchObject({ required: checkoutAgreement().required });
    expect(migrate('agreement', { ...open, signers, required: ['executive'] }, 1)).toMatchObject({
      required: ['executive'],
    });
  });

  test('an agreement that said so keeps what it said, also that nobody must', () => {
    for (const required of [['sre'], []]) {
      expect(migrate('agreement', { ...open, required }, 1)).toEqual({ ...open, required });
    }
  });

  test('SLOs and acts stay as they are, so that acts keep their hashes', () => {
    expect(migrate('slo', checkoutSlo(), 1)).toEqual(checkoutSlo());
    const act = ACTS_OF_ALL_KINDS.propose;
    const read = migrate('act', JSON.parse(JSON.stringify(act)), 1);
    expect(actHash(read as typeof act)).toBe(actHash(act));
  });

  test('what is spoiled is left to the narrowing', () => {
    for (const value of [null, 'x', [], { signers: 'x' }, { id: 1 }]) {
      expect(migrate('agreement', value, 1)).toBe(value);
    }
    expect(narrowAgreementDefinition(migrate('agreement', { ...open, signers: { sre: 'sam' } }, 1)).ok).toBe(false);
  });

  test('nothing is added to what this schema wrote', () => {
    expect(migrate('agreement', open, 2)).toEqual(open);
  });
});
