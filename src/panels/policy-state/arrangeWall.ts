import type { StateRow } from '../../frames/decodeState';
import { fleetRowsThatFit } from '../../ui/FleetTable';
import { layoutTiles, type TileRect } from '../../ui/layoutTiles';
import { stateCountsHeight } from '../../ui/StateCounts';
import type { StateLayout } from './PolicyStateOptions';

/** How a wall divides its area. Pixels. */
export interface WallArrangement {
  /** Size of the text of the counts. */
  fontSize: number;
  gap: number;
  headHeight: number;
  /** Places of the tiles below the head; absent for a list. */
  tiles?: TileRect[];
  /** How many rows are shown, the worst ones. */
  shown: number;
}

/** Below this a list says more than tiles. */
const COMFORTABLE_TILE = { minWidth: 240, minHeight: 120 };
/** Holds a title, the state word and the age of the data. */
const SMALLEST_TILE = { minWidth: 210, minHeight: 96 };

/**
 * Divides the area of a panel among the counts of states and the tiles or the list below them. The counts need room for
 * what is not shown only if something is not.
 *
 * @param unreadable how many SLOs are counted that have no row
 */
export function arrangeWall(
  rows: readonly StateRow[],
  layout: StateLayout,
  width: number,
  height: number,
  unreadable = 0
): WallArrangement {
  const all = arrange({ rows, hidden: 0, unreadable }, layout, width, height);
  return all.shown === rows.length
    ? all
    : arrange({ rows, hidden: rows.length - all.shown, unreadable }, layout, width, height);
}

function arrange(
  counted: Parameters<typeof stateCountsHeight>[0],
  layout: StateLayout,
  width: number,
  height: number
): WallArrangement {
  const { rows } = counted;
  const fontSize = Math.min(26, Math.max(12, Math.min(width / 62, height / 34)));
  const gap = Math.round(fontSize * 0.6);
  const headHeight = Math.round(stateCountsHeight(counted, width - 2 * gap, fontSize) + gap);
  const area = { width: width - 2 * gap, height: height - headHeight - gap };
  const { tiles, hidden: tooMany } = layoutTiles(rows.length, area.width, area.height, {
    gap,
    ...(layout === 'tile' ? SMALLEST_TILE : COMFORTABLE_TILE),
    emphasizeFirst: rows.length > 2 && rows[0]?.detail.state !== 'ship',
  });
  return layout === 'list' || (layout === 'auto' && tooMany > 0)
    ? { fontSize, gap, headHeight, shown: Math.min(rows.length, fleetRowsThatFit(area.width, area.height)) }
    : { fontSize, gap, headHeight, tiles, shown: tiles.length };
}
