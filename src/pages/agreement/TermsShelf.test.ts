import { checkoutAgreement, checkoutSlo } from '../../core/agreement/agreementFixture';
import { fakePlace } from '../record/fakeDesk';
import { draftOfTerms } from './draftOfTerms';
import type { KeptTerms } from './KeptTerms';
import { narrowKeptTerms } from './narrowKeptTerms';
import { TermsShelf } from './TermsShelf';

const PLACE = { agreement: 'checkout', user: 2, form: 'propose' };
const KEPT: KeptTerms = {
  draft: draftOfTerms({ definition: checkoutAgreement(), slos: [checkoutSlo()] }, 0),
  reason: 'Because.',
  party: 'product',
  ids: { propose: 'a1', sign: 'b2' },
  basis: '3-11aa22bb',
  at: 5,
};

describe('terms that were begun in this browser', () => {
  it('come back as they were, until they are thrown away', () => {
    const shelf = new TermsShelf(fakePlace());
    shelf.keep(PLACE, KEPT);
    expect(shelf.read(PLACE)).toEqual(KEPT);
    shelf.clear(PLACE);
    expect(shelf.read(PLACE)).toBeUndefined();
  });

  it('are apart for each person, agreement and form', () => {
    const shelf = new TermsShelf(fakePlace());
    shelf.keep(PLACE, KEPT);
    expect(shelf.read({ ...PLACE, user: 3 })).toBeUndefined();
    expect(shelf.read({ ...PLACE, agreement: 'search' })).toBeUndefined();
    expect(shelf.read({ ...PLACE, form: 'answers-4-aa' })).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a later schema', { schema: 2, ...KEPT }],
    ['no schema', KEPT],
    ['a party that is none', { schema: 1, ...KEPT, party: 'sales' }],
    ['an id that cannot be one', { schema: 1, ...KEPT, ids: { propose: '../x', sign: 'b' } }],
    ['text that is a number', { schema: 1, ...KEPT, draft: { ...KEPT.draft, title: 4 } }],
    [
      'a window that is none',
      { schema: 1, ...KEPT, draft: { ...KEPT.draft, slos: [{ ...KEPT.draft.slos[0], window: 1 }] } },
    ],
  ])('are not offered when they do not read: %s', (_name, input) => {
    expect(narrowKeptTerms(input)).toBeUndefined();
  });

  it('are not offered when the place holds no JSON', () => {
    const place = fakePlace();
    const shelf = new TermsShelf({ ...place, getItem: () => '{half' });
    expect(shelf.read(PLACE)).toBeUndefined();
  });

  it('are simply not kept where the place is shut', () => {
    const shut = () => {
      throw new Error('shut');
    };
    const shelf = new TermsShelf({ getItem: shut, setItem: shut, removeItem: shut });
    shelf.keep(PLACE, KEPT);
    shelf.clear(PLACE);
    expect(shelf.read(PLACE)).toBeUndefined();
  });
});
