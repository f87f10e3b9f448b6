import fc from 'fast-check';

import { fitTile, viewingOf, type TileContent } from './fitTile';

const CONTENT: TileContent = {
  title: 'Checkout works',
  window: 'rolling 28 days · 99.9 %',
  headline: 'Reliability first',
  sentence: '62 % of the allowance is left: about 6,200 more failed checkouts.',
  next: "At today's pace it lasts.",
  bar: true,
  agreed: 'Agreed: Release freely, experiments welcome.',
  signedBy: 'Signed by Pat Reyes (Product), Sam Okafor (SRE) and Lee Andersson (Engineering lead).',
  footers: [
    'Version 3 of 3 Mar, review 3 Jun  ·  ✓ Product  ✓ SRE  ✓ Engineering lead',
    'Version 3 of 3 Mar',
    '✓ all signed',
  ],
  age: '20 s ago',
};

describe('fitting a tile', () => {
  it('shows everything on a large tile', () => {
    expect(fitTile(CONTENT, 1200, 420, 'desk')).toMatchObject({
      title: true,
      window: true,
      next: true,
      bar: true,
      barLabels: true,
      agreed: true,
      signedBy: true,
      footer: 0,
    });
  });

  it('keeps the promise, the word and the sentence on 300 × 150', () => {
    const fit = fitTile(CONTENT, 300, 150, 'desk');
    expect(fit).toMatchObject({ title: true });
    expect(fit.sentenceLines).toBeGreaterThan(1);
    expect(fit.fontSize).toBeGreaterThanOrEqual(12);
  });

  it('keeps until when an exception holds on 300 × 150, and all of its sentence on 900 × 400', () => {
    const sentence =
      'Exception until Fri 27 Nov 18:00, approved by Lee Andersson (Engineering lead), for: Release 4.2. ' +
      'Without it: Reliability first, allowance used up since 16 Nov (−9.2 %): 62 failed checkouts too many.';
    const excepted = { ...CONTENT, headline: 'Exception', sentence, agreed: 'Agreed: for all else, Fixes only.' };
    expect(fitTile(excepted, 300, 150, 'desk')).toMatchObject({ title: true, sentenceLines: 2 });
    expect(fitTile(excepted, 900, 400, 'desk')).toMatchObject({ sentenceLines: 9, bar: true, agreed: true });
  });

  it('leaves the word alone on a very small tile', () => {
    expect(fitTile(CONTENT, 120, 60, 'desk')).toMatchObject({
      sentenceLines: 0,
      next: false,
      bar: false,
      agreed: false,
    });
  });

  it('writes larger on a wall than at a desk', () => {
    const [desk, wall] = (['desk', 'wall'] as const).map((viewing) => fitTile(CONTENT, 620, 340, viewing).fontSize);
    expect(wall).toBeGreaterThan(desk ?? Infinity);
  });

  it('takes a panel that fills a screen for a wall', () => {
    expect([viewingOf(1920, 1000), viewingOf(600, 300)]).toEqual(['wall', 'desk']);
  });

  it('makes the state word the largest thing at every size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 3000 }), fc.integer({ min: 30, max: 2000 }), (width, height) => {
        const fit = fitTile(CONTENT, width, height, viewingOf(width, height));
        expect(fit.headlineSize).toBeGreaterThan(fit.fontSize);
      })
    );
  });

  it('leaves out a footer that would push away the age of the data', () => {
    expect(fitTile({ ...CONTENT, footers: ['x'.repeat(300)] }, 600, 300, 'desk').footer).toBe(-1);
  });
});
