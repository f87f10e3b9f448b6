import fc from 'fast-check';

import { spreadLabels } from './spreadLabels';

describe('spreading labels', () => {
  it('leaves labels alone that are far enough apart', () => {
    expect(spreadLabels([10, 50, 90], 12, 0, 100)).toEqual([10, 50, 90]);
  });

  it('moves neighbours apart and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 220 }), { maxLength: 8 }), (positions) => {
        const placed = spreadLabels(positions, 20, 0, 200);
        const sorted = [...placed].sort((a, b) => a - b);
        sorted.forEach((place, i) => {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(200);
          expect(i === 0 ? 20 : place - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(20);
        });
        positions.forEach((a, i) =>
          positions.forEach((b, j) => {
            if (a < b) {
              expect(placed[i]).toBeLessThan(placed[j] ?? 0);
            }
          })
        );
      })
    );
  });
});
