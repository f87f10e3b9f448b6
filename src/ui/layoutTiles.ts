/** A rectangle in pixels, from the top left of the area. */
export interface TileRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TileLayout {
  /** One a shown tile, in order: worst first, row by row. */
  tiles: TileRect[];
  /** How many tiles did not fit. */
  hidden: number;
}

interface Options {
  gap: number;
  /** Smallest tile that still reads. Fewer are shown rather than smaller ones. */
  minWidth: number;
  minHeight: number;
  /** Gives the first tile twice the width of the others, and its row more height. */
  emphasizeFirst: boolean;
}

/** With emphasis the first row is this many times as high as the others. */
const FIRST_ROW = 1.35;

/** A tile reads best at about this width to height. */
const BEST_ASPECT = 1.8;

/**
 * Fills an area with tiles without a gap at the end: the tiles of a row have its height and share its width. Of all
 * numbers of rows it takes the one whose smallest tile reads best. Nothing overlaps and nothing sticks out, so nothing
 * scrolls; tiles that would be too small are counted as hidden.
 *
 * @param width of the area in pixels
 * @param height of the area in pixels
 */
export function layoutTiles(count: number, width: number, height: number, options: Options): TileLayout {
  for (let shown = Math.min(count, mostTiles(width, height, options)); shown > 1; shown -= 1) {
    const tiles = bestRows(shown, width, height, options);
    if (tiles !== undefined) {
      return { tiles, hidden: count - shown };
    }
  }
  // One tile is always shown: a tile too small to read well still says more than an empty panel.
  return count === 0
    ? { tiles: [], hidden: 0 }
    : { tiles: [{ x: 0, y: 0, width: Math.max(0, width), height: Math.max(0, height) }], hidden: count - 1 };
}

/** How many smallest tiles fit at most; saves trying thousands. */
function mostTiles(width: number, height: number, { gap, minWidth, minHeight }: Options): number {
  const perRow = Math.floor((width + gap) / (minWidth + gap));
  const rows = Math.floor((height + gap) / (minHeight + gap));
  return Math.max(0, perRow) * Math.max(0, rows);
}

function bestRows(count: number, width: number, height: number, options: Options): TileRect[] | undefined {
  let best: { tiles: TileRect[]; score: number } | undefined;
  for (let rows = 1; rows <= count; rows += 1) {
    const tiles = placeRows(count, rows, width, height, options);
    if (tiles.some((tile) => tile.width < options.minWidth || tile.height < options.minHeight)) {
      continue;
    }
    const score = Math.min(...tiles.map((tile) => Math.min(tile.width / BEST_ASPECT, tile.height)));
    if (best === undefined || score > best.score) {
      best = { tiles, score };
    }
  }
  return best?.tiles;
}

function placeRows(count: number, rows: number, width: number, height: number, options: Options): TileRect[] {
  const firstRow = options.emphasizeFirst && rows > 1 ? FIRST_ROW : 1;
  const rowHeight = (height - options.gap * (rows - 1)) / (rows - 1 + firstRow);
  const firstHeight = rowHeight * firstRow;
  const tiles: TileRect[] = [];
  splitIntoRows(count, rows, options.emphasizeFirst).forEach((perRow, row) => {
    const weights = Array.from({ length: perRow }, (_, i) => (options.emphasizeFirst && row === 0 && i === 0 ? 2 : 1));
    const unit = (width - options.gap * (perRow - 1)) / weights.reduce((sum, weight) => sum + weight, 0);
    const y = row === 0 ? 0 : firstHeight + options.gap + (row - 1) * (rowHeight + options.gap);
    let x = 0;
    for (const weight of weights) {
      tiles.push({ x, y, width: unit * weight, height: row === 0 ? firstHeight : rowHeight });
      x += unit * weight + options.gap;
    }
  });
  return tiles;
}

/** Tiles per row, as even as possible, fewer in the first rows: what is worst gets the room that is over. */
function splitIntoRows(count: number, rows: number, emphasizeFirst: boolean): number[] {
  if (emphasizeFirst) {
    const [first = 0, ...rest] = splitEvenly(count + 1, rows);
    // A first tile that has its row to itself needs no second cell.
    if (first > 1) {
      return [first - 1, ...rest];
    }
  }
  return splitEvenly(count, rows);
}

function splitEvenly(cells: number, rows: number): number[] {
  const base = Math.floor(cells / rows);
  return Array.from({ length: rows }, (_, row) => base + (row >= rows - (cells % rows) ? 1 : 0));
}
