import { checkoutAgreement, checkoutSlo, checkoutTerms } from '../../core/agreement/agreementFixture';
import { READY_POLICIES } from '../../core/agreement/policies';
import type { Terms } from '../../core/agreement/Terms';
import { termsHash } from '../../core/agreement/termsHash';
import { draftOfTerms } from './draftOfTerms';
import { newTier } from './newTier';
import type { TermsBasis } from './TermsBasis';
import type { TermsDraft } from './TermsDraft';
import { termsOfDraft } from './termsOfDraft';
import { tierDraftOf } from './tierDraftOf';

const NOW = Date.UTC(2026, 10, 22, 12);
const basisOf = (terms?: Terms): TermsBasis => ({
  definition: checkoutAgreement(),
  slos: [checkoutSlo()],
  ...(terms && { terms }),
});

function changed(change: Partial<TermsDraft>, terms = checkoutTerms()) {
  const basis = basisOf(terms);
  return termsOfDraft({ ...draftOfTerms(basis, NOW), ...change }, basis);
}

function valueOf(result: ReturnType<typeof termsOfDraft>): Terms {
  if (!result.ok) {
    throw new Error(result.problems.join('\n'));
  }
  return result.value;
}

const problemsOf = (result: ReturnType<typeof termsOfDraft>) => (result.ok ? [] : result.problems);

describe('terms that were not touched in the form', () => {
  const terms: Array<[string, Terms]> = [
    ['the ordinary ones', checkoutTerms()],
    ['parties in another order', checkoutTerms({ required: ['sre', 'development', 'lead', 'product'] })],
    ['parties for exceptions named', checkoutTerms({ exceptionsBy: ['lead'], exclusionsBy: ['sre', 'product'] })],
    ...READY_POLICIES.map((it): [string, Terms] => [it.name, checkoutTerms({ tiers: [...it.tiers] })]),
    [
      'a target that no plain words hold exactly',
      checkoutTerms({ slos: [{ ...checkoutTerms().slos[0]!, target: 0.98765432109 }] }),
    ],
  ];

  it.each(terms)('are the same to the letter: %s', (_name, before) => {
    expect(termsHash(valueOf(changed({}, before)))).toBe(termsHash(before));
  });
});

describe('the first terms', () => {
  it('are valid as the form offers them', () => {
    const basis = basisOf();
    const terms = valueOf(termsOfDraft(draftOfTerms(basis, NOW), basis));
    expect(terms.required).toEqual(['product', 'sre', 'lead', 'development']);
    expect(terms.reviewOn).toBe('2027-05-23');
    expect(terms.slos[0]).toMatchObject({ id: 'checkout', target: 0.999 });
    expect(terms.exceptionsBy).toBeUndefined();
  });
});

describe('what is changed in the form', () => {
  const [slo] = draftOfTerms(basisOf(checkoutTerms()), NOW).slos;

  it('becomes the target that the words mean', () => {
    expect(valueOf(changed({ slos: [{ ...slo!, tolerance: '1 in 2,000' }] })).slos[0]!.target).toBe(0.9995);
    expect(valueOf(changed({ slos: [{ ...slo!, tolerance: '99.95 %' }] })).slos[0]!.target).toBe(0.9995);
  });

  it('keeps the SLO as signed, or takes its definition as it is now', () => {
    const basis = { ...basisOf(checkoutTerms()), slos: [checkoutSlo({ promise: 'Everybody can pay.' })] };
    const draft = draftOfTerms(basis, NOW);
    expect(valueOf(termsOfDraft(draft, basis)).slos[0]!.promise).toBe('Customers can finish a checkout.');
    const taken = { ...draft, slos: [{ ...slo!, from: 'definition' as const }] };
    expect(valueOf(termsOfDraft(taken, basis)).slos[0]!.promise).toBe('Everybody can pay.');
  });

  it('can be any rule of a tier', () => {
    const tiers = checkoutTerms().tiers.map(tierDraftOf);
    tiers[1] = {
      ...tiers[1]!,
      name: 'Careful now',
      remainingBelow: '33.3',
      incidentAbove: '20',
      burnFactor: '14.4',
      burnHours: '1',
      remainingAbove: '40',
      heldForHours: '12',
      confirmedBy: 'sre',
      reliabilityShare: '50',
      duties: { sre: 'Looks.', product: ' ' },
    };
    expect(valueOf(changed({ tiers })).tiers[1]).toEqual({
      id: 'care',
      name: 'Careful now',
      decision: 'care',
      enter: { remainingBelow: 0.333, incidentAbove: 0.2, burnAbove: { factor: 14.4, hours: 1 } },
      leave: { remainingAbove: 0.4, heldForHours: 12, confirmedBy: 'sre' },
      agreed: 'Canary first.',
      duties: { sre: 'Looks.' },
      reliabilityShare: 0.5,
    });
  });

  it('names other parties for exceptions in their order', () => {
    expect(valueOf(changed({ exceptionsBy: ['lead', 'product'] })).exceptionsBy).toEqual(['product', 'lead']);
  });
});

describe('what is wrong in the form', () => {
  it('is said of a number that is none, with what was typed and where', () => {
    const tiers = checkoutTerms().tiers.map(tierDraftOf);
    tiers[1] = { ...tiers[1]!, remainingBelow: '25,5' };
    expect(problemsOf(changed({ tiers }))).toEqual([
      'Tier 2, begins below is “25,5”. Write per cents with a point for decimals: 25 or 2.5.',
    ]);
  });

  it('is said of half a rule', () => {
    const tiers = checkoutTerms().tiers.map(tierDraftOf);
    tiers[1] = { ...tiers[1]!, burnFactor: '14.4', heldForHours: '' };
    expect(problemsOf(changed({ tiers }))).toEqual([
      'Tier 2, burn rate, hours is empty. Write a number with a point for decimals.',
      'Tier 2, held for is empty. Write a number with a point for decimals.',
    ]);
  });

  it('is said of a tolerance that means nothing', () => {
    const [slo] = draftOfTerms(basisOf(checkoutTerms()), NOW).slos;
    expect(problemsOf(changed({ slos: [{ ...slo!, tolerance: 'a bit' }] }))[0]).toMatch(
      /^How much may go wrong \(Checkout works\) is "a bit"\. /
    );
  });

  it('names fields as the form does', () => {
    const tiers = [...checkoutTerms().tiers.map(tierDraftOf), newTier(checkoutTerms().tiers.map(tierDraftOf))];
    expect(problemsOf(changed({ title: '', reviewOn: '2027-02-31', tiers }))).toEqual([
      'Title is "". Write at least one word.',
      'Tier 4, what was agreed is "". Write at least one word.',
      expect.stringMatching(/^Review is "2027-02-31"\. There is no such day/),
    ]);
  });

  it('is said of tiers that do not fit each other', () => {
    const tiers = checkoutTerms().tiers.map(tierDraftOf).reverse();
    expect(problemsOf(changed({ tiers })).length).toBeGreaterThan(0);
  });

  it('is said when an SLO cannot be read', () => {
    const basis = { ...basisOf(checkoutTerms()), slos: [] };
    const draft = draftOfTerms(basis, NOW);
    const gone = { ...draft, slos: [{ ...draft.slos[0]!, from: 'definition' as const }] };
    expect(problemsOf(termsOfDraft(gone, basis))[0]).toMatch(/^The SLO checkout cannot be read/);
  });

  it('is said when nobody may grant exceptions', () => {
    expect(problemsOf(changed({ exceptionsBy: [] }))[0]).toMatch(/^Who grants exceptions is a list of 0\. /);
  });
});
