import fc from 'fast-check';

import { decodeState, type StateRow } from '../../frames/decodeState';
import { everyState } from '../../frames/frameFixture';
import { arrangeWall } from './arrangeWall';

function rowsOf(count: number): StateRow[] {
  const decoded = decodeState([everyState()]);
  const rows = decoded.ok ? decoded.value.items : [];
  return Array.from({ length: count }, (_, index) => rows[index % rows.length]!);
}

describe('arranging a wall', () => {
  it('keeps the counts and all tiles inside the panel', () => {
    const sizes = [
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 300, max: 2500 }),
      fc.integer({ min: 240, max: 1400 }),
    ] as const;
    fc.assert(
      fc.property(...sizes, (count, width, height) => {
        const { tiles = [], headHeight, gap, shown } = arrangeWall(rowsOf(count), 'tile', width, height);
        expect(shown).toBe(tiles.length);
        for (const tile of tiles) {
          expect(gap + tile.x + tile.width).toBeLessThanOrEqual(width - gap + 1e-6);
          expect(headHeight + tile.y + tile.height).toBeLessThanOrEqual(height - gap + 1e-6);
        }
      })
    );
  });

  it('gives the count of what cannot be read its room', () => {
    const ships = rowsOf(7).filter((row) => row.detail.state === 'ship');
    const [readable, counted] = [0, 1].map((unreadable) => arrangeWall(ships, 'tile', 130, 600, unreadable));
    expect(counted!.headHeight).toBeGreaterThan(readable!.headHeight);
  });

  it('takes tiles while they read well, else a list', () => {
    expect(arrangeWall(rowsOf(7), 'auto', 1900, 1000).tiles).toHaveLength(7);
    expect(arrangeWall(rowsOf(40), 'auto', 900, 500).tiles).toBeUndefined();
  });

  it('gives what is hidden room in the head only where something is', () => {
    const [all, some] = [1000, 200].map((height) => arrangeWall(rowsOf(7), 'list', 680, height));
    expect(all).toMatchObject({ shown: 7 });
    expect(some!.shown).toBeLessThan(7);
  });

  it('leaves hundreds of SLOs to a list without trying every number of tiles', () => {
    expect(arrangeWall(rowsOf(1000), 'auto', 1900, 1000).tiles).toBeUndefined();
  });
});
