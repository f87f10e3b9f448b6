import fc from 'fast-check';

import type { TierMark } from '../frames/StateDetail';
import { barShare, placeBarLabels } from './placeBarLabels';

const tier = (below: number | undefined, label: string): TierMark => ({
  id: label,
  decision: 'care',
  below,
  label,
  agreed: '',
});
const TIERS = [tier(undefined, 'ship'), tier(0.25, 'care below 25 %'), tier(0, 'stop when used up')];

describe('placing the labels under a budget bar', () => {
  it('labels every mark where there is room', () => {
    expect(placeBarLabels(TIERS, 800, 12).map(({ text }) => text)).toEqual(['care below 25 %', 'stop when used up']);
  });

  it('keeps the mark that is reached first where there is not', () => {
    expect(placeBarLabels(TIERS, 200, 12).map(({ text }) => text)).toEqual(['care below 25 %']);
  });

  it('writes nothing that does not fit at all', () => {
    expect(placeBarLabels(TIERS, 40, 12)).toEqual([]);
  });

  it('keeps labels inside the bar and apart from each other', () => {
    const tiers = fc.array(fc.tuple(fc.double({ min: -1, max: 2, noNaN: true }), fc.string({ maxLength: 24 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(tiers, fc.integer({ min: 1, max: 2000 }), (marks, width) => {
        const labels = placeBarLabels(
          marks.map(([below, label]) => tier(below, label)),
          width,
          12
        );
        const sorted = [...labels].sort((a, b) => a.x - b.x);
        sorted.forEach((label, i) => {
          const before = sorted[i - 1];
          expect(label.x).toBeGreaterThanOrEqual(before === undefined ? 0 : before.x + before.width);
          expect(label.x + label.width).toBeLessThanOrEqual(width + 1e-9);
        });
      })
    );
  });

  it('draws an overspent budget as an empty bar and a share above 1 as a full one', () => {
    expect([-0.18, 0.62, 1.4].map(barShare)).toEqual([0, 0.62, 1]);
  });
});
