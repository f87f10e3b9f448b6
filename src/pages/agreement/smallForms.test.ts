import fc from 'fast-check';

import { checkoutAgreement, checkoutSlo, checkoutTerms } from '../../core/agreement/agreementFixture';
import { formatWindow } from '../../core/wording/formatWindow';
import { draftOfTerms } from './draftOfTerms';
import { moveItem } from './moveItem';
import { newTier } from './newTier';
import { numberOf, percentText, shareOfPercent } from './percentText';
import { reconcileDraft } from './reconcileDraft';
import { tierDraftOf } from './tierDraftOf';
import { windowChoices } from './windowChoices';

describe('a field of per cents', () => {
  it('gives back the share it was filled with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (millionths) => {
        const share = millionths / 1_000_000;
        expect(shareOfPercent(percentText(share))).toBe(share);
      })
    );
  });

  it('guesses at nothing', () => {
    for (const text of ['', ' ', '25,5', '1e3', 'x', '25 %', '1.2.3']) {
      expect(numberOf(text)).toBeUndefined();
    }
    expect(numberOf(' 2.5 ')).toBe(2.5);
  });
});

describe('the list of tiers', () => {
  it('moves one tier and keeps the rest in order', () => {
    expect(moveItem(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moveItem(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });

  it('stays as it is at its ends', () => {
    expect(moveItem(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moveItem(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('gives every new tier an id of its own', () => {
    const tiers = checkoutTerms().tiers.map(tierDraftOf);
    const one = newTier(tiers);
    const two = newTier([...tiers.slice(1), one]);
    expect(new Set([...tiers, one, two].map((it) => it.id)).size).toBe(tiers.length + 2);
  });
});

describe('the windows to choose from', () => {
  it('hold the present one as it is', () => {
    const odd = { kind: 'rolling', days: 45 } as const;
    expect(windowChoices(odd)[0]).toEqual({ value: 'rolling 45 days', window: odd });
    const month = { kind: 'calendar', period: 'month', timeZone: 'Europe/Berlin' } as const;
    const values = windowChoices(month).map((it) => it.value);
    expect(values.filter((it) => it === formatWindow(month))).toHaveLength(1);
    expect(values).toContain('this quarter (Europe/Berlin)');
  });
});

describe('a kept draft of another day', () => {
  const basis = { definition: checkoutAgreement(), slos: [checkoutSlo()], terms: checkoutTerms() };
  const draft = { ...draftOfTerms(basis, 0), title: 'Mine' };

  it('keeps what was typed', () => {
    expect(reconcileDraft(draft, basis)).toEqual(draft);
  });

  it('gains SLOs and parties that the agreement has now, and loses SLOs that it has not', () => {
    const now = {
      definition: checkoutAgreement({ slos: ['search'], required: ['product', 'executive'] }),
      slos: [checkoutSlo({ id: 'search', title: 'Search works' })],
      terms: checkoutTerms(),
    };
    const reconciled = reconcileDraft(draft, now);
    expect(reconciled.title).toBe('Mine');
    expect(reconciled.slos.map((it) => [it.id, it.from])).toEqual([['search', 'definition']]);
    expect(reconciled.required).toEqual(['product', 'sre', 'lead', 'development', 'executive']);
  });
});
