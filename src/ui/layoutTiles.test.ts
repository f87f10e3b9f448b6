import fc from 'fast-check';

import { layoutTiles } from './layoutTiles';

const OPTIONS = { gap: 10, minWidth: 200, minHeight: 100, emphasizeFirst: true };
const DUST = 1e-6;

describe('laying out tiles', () => {
  const areas = fc.record({
    count: fc.integer({ min: 0, max: 60 }),
    width: fc.integer({ min: 0, max: 4000 }),
    height: fc.integer({ min: 0, max: 2200 }),
    gap: fc.integer({ min: 0, max: 24 }),
    emphasizeFirst: fc.boolean(),
  });

  it('keeps every tile inside, none on another, and counts all of them', () => {
    fc.assert(
      fc.property(areas, ({ count, width, height, gap, emphasizeFirst }) => {
        const { tiles, hidden } = layoutTiles(count, width, height, { ...OPTIONS, gap, emphasizeFirst });
        expect(tiles.length + hidden).toBe(count);
        for (const tile of tiles) {
          expect(tile.x).toBeGreaterThanOrEqual(0);
          expect(tile.y).toBeGreaterThanOrEqual(0);
          expect(tile.x + tile.width).toBeLessThanOrEqual(width + DUST);
          expect(tile.y + tile.height).toBeLessThanOrEqual(height + DUST);
        }
        tiles.forEach((a, i) =>
          tiles.slice(i + 1).forEach((b) => {
            const apart =
              a.x + a.width <= b.x + DUST ||
              b.x + b.width <= a.x + DUST ||
              a.y + a.height <= b.y + DUST ||
              b.y + b.height <= a.y + DUST;
            expect(apart).toBe(true);
          })
        );
      })
    );
  });

  it('shows no tile that is too small to read, except a single one', () => {
    fc.assert(
      fc.property(areas, ({ count, width, height, gap, emphasizeFirst }) => {
        const { tiles } = layoutTiles(count, width, height, { ...OPTIONS, gap, emphasizeFirst });
        for (const tile of tiles.length > 1 ? tiles : []) {
          expect(tile.width).toBeGreaterThanOrEqual(OPTIONS.minWidth);
          expect(tile.height).toBeGreaterThanOrEqual(OPTIONS.minHeight);
        }
      })
    );
  });

  it('leaves no room at the end of any row or below the last', () => {
    const { tiles } = layoutTiles(7, 1900, 1000, OPTIONS);
    const ends = tiles.filter((tile, index) => tiles[index + 1] === undefined || tiles[index + 1]?.y !== tile.y);
    expect(ends.length).toBeGreaterThan(1);
    for (const tile of ends) {
      expect(tile.x + tile.width).toBeCloseTo(1900, 6);
    }
    expect(Math.max(...tiles.map((tile) => tile.y + tile.height))).toBeCloseTo(1000, 6);
  });

  it('gives the worst tile more room than any other on a wall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 30 }), (count) => {
        const [first, ...rest] = layoutTiles(count, 1900, 1000, OPTIONS).tiles.map((tile) => tile.width * tile.height);
        expect(rest.every((area) => area < (first ?? 0))).toBe(true);
      })
    );
  });

  it('gives all the same room without emphasis, where rows are full', () => {
    const { tiles } = layoutTiles(6, 1900, 1000, { ...OPTIONS, emphasizeFirst: false });
    expect(new Set(tiles.map((tile) => `${tile.width.toFixed(3)} ${tile.height.toFixed(3)}`)).size).toBe(1);
  });

  it('hides the last ones when there are too many', () => {
    const { tiles, hidden } = layoutTiles(50, 430, 330, { ...OPTIONS, emphasizeFirst: false });
    expect([tiles.length, hidden]).toEqual([6, 44]);
  });

  it('always shows the worst one', () => {
    expect(layoutTiles(4, 50, 20, OPTIONS)).toEqual({ tiles: [{ x: 0, y: 0, width: 50, height: 20 }], hidden: 3 });
  });
});
