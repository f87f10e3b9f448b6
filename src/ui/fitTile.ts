import { lineCount, textWidth } from './textWidth';

/** What a tile may show, by how much it matters; the parts are words as they will be written. */
export interface TileContent {
  title: string;
  window: string;
  headline: string;
  sentence: string;
  next: string;
  bar: boolean;
  agreed: string;
  /** Who signed, by name. */
  signedBy: string;
  /** Left part of the footer, the longest form first: the first one that fits is taken. */
  footers: string[];
  age: string;
}

/** Sizes in pixels and parts of a tile that fit its area. */
export interface TileFit {
  fontSize: number;
  headlineSize: number;
  padding: number;
  title: boolean;
  window: boolean;
  /** Most lines of the sentence; 0 leaves it out. */
  sentenceLines: number;
  next: boolean;
  bar: boolean;
  barLabels: boolean;
  agreed: boolean;
  signedBy: boolean;
  /** Index into `footers`, or -1 for none: the age alone. */
  footer: number;
}

type Parts = Pick<TileFit, 'title' | 'next' | 'bar' | 'barLabels' | 'agreed' | 'signedBy'> & {
  sentence: number;
  basis: boolean;
};

const ALL: Parts = {
  title: true,
  sentence: 9,
  next: true,
  bar: true,
  barLabels: true,
  agreed: true,
  signedBy: false,
  basis: true,
};

/** From everything to the word alone. What is left out first is what a tooltip can say best. */
const LEVELS: Parts[] = [
  { ...ALL, signedBy: true },
  ALL,
  { ...ALL, barLabels: false },
  // What was agreed goes before the bar: it is what people act on.
  { ...ALL, bar: false, barLabels: false },
  { ...ALL, barLabels: false, agreed: false },
  { ...ALL, bar: false, barLabels: false, agreed: false },
  { ...ALL, bar: false, barLabels: false, agreed: false, next: false },
  { ...ALL, bar: false, barLabels: false, agreed: false, next: false, basis: false },
  { title: true, sentence: 2, next: false, bar: false, barLabels: false, agreed: false, signedBy: false, basis: false },
  { title: true, sentence: 1, next: false, bar: false, barLabels: false, agreed: false, signedBy: false, basis: false },
  { title: true, sentence: 0, next: false, bar: false, barLabels: false, agreed: false, signedBy: false, basis: false },
];

const SMALLEST_FONT = 11;
const SMALLEST_READABLE = 12;
const LARGEST_READABLE = 60;
/** How much larger than readable text may become where there is room. */
const LARGEST_GROWTH = 1.15;
/** The state word is this many times as high as the text around it: less where that makes room for another part. */
const LARGEST_HEADLINE_RATIO = 2.7;
const HEADLINE_RATIOS = [LARGEST_HEADLINE_RATIO, 2.2];
const SMALLEST_HEADLINE_RATIO = 1.4;

/** Where a tile is read from: at a desk, or from across a room. */
export type Viewing = 'desk' | 'wall';

/** A panel of at least this many pixels fills a screen, which is read from farther away. */
const WALL_AREA = 1_000_000;

/** Where a panel of this size is read from. */
export function viewingOf(width: number, height: number): Viewing {
  return width * height >= WALL_AREA ? 'wall' : 'desk';
}

/** A tile's size (see sizeOf) divided by this is the height of text that reads well. */
const READABLE: Record<Viewing, number> = { desk: 28, wall: 22 };

/**
 * Finds the largest text and the most parts that fit a tile without scrolling. Text does not shrink below what reads at
 * the tile's size: parts are left out first.
 *
 * @param width of the tile in pixels
 * @param height of the tile in pixels
 */
export function fitTile(content: TileContent, width: number, height: number, viewing: Viewing): TileFit {
  const readable = clamp(sizeOf(width, height) / READABLE[viewing], SMALLEST_READABLE, LARGEST_READABLE);
  for (const parts of LEVELS) {
    for (const ratio of HEADLINE_RATIOS) {
      for (let fontSize = readable * LARGEST_GROWTH; fontSize >= readable; fontSize -= 0.5) {
        if (heightOf(content, parts, fontSize, width, ratio) <= height) {
          return fit(content, parts, fontSize, width, ratio);
        }
      }
    }
  }
  return fit(content, LEVELS[LEVELS.length - 1] ?? ALL, SMALLEST_FONT, width, LARGEST_HEADLINE_RATIO);
}

function fit(content: TileContent, parts: Parts, fontSize: number, width: number, ratio: number): TileFit {
  const inner = innerWidth(fontSize, width);
  return {
    fontSize,
    headlineSize: headlineSize(content.headline, fontSize, width, ratio),
    padding: paddingOf(fontSize),
    title: parts.title && content.title !== '',
    window: (textWidth(content.title) + textWidth(content.window) * 0.85 + 2) * fontSize <= inner,
    sentenceLines: parts.sentence,
    next: parts.next && content.next !== '',
    bar: parts.bar && content.bar,
    barLabels: parts.barLabels && content.bar,
    agreed: parts.agreed && content.agreed !== '',
    signedBy: parts.signedBy && content.signedBy !== '',
    footer: parts.basis ? footerThatFits(content, fontSize, width) : -1,
  };
}

function heightOf(content: TileContent, parts: Parts, fontSize: number, width: number, ratio: number): number {
  if (headlineWidth(content.headline) * fontSize * SMALLEST_HEADLINE_RATIO > innerWidth(fontSize, width)) {
    return Infinity;
  }
  const ems = innerWidth(fontSize, width) / fontSize;
  const size = headlineSize(content.headline, fontSize, width, ratio) / fontSize;
  const sentence = parts.next ? `${content.sentence} ${content.next}` : content.sentence;
  const header = parts.title && (content.title !== '' || content.window !== '') ? 1.6 : 0;
  const lines = parts.sentence === 0 ? 0 : Math.min(parts.sentence, lineCount(sentence, ems));
  const bar = parts.bar && content.bar ? 1.45 + (parts.barLabels ? 1.25 : 0) : 0;
  const agreed = parts.agreed && content.agreed !== '' ? lineCount(content.agreed, ems / 0.94) * 1.3 + 0.7 : 0;
  const signedBy = parts.signedBy && content.signedBy !== '' ? lineCount(content.signedBy, ems / 0.85) * 1.2 + 0.5 : 0;
  const footer = 1.7;
  const padding = (1.5 * paddingOf(fontSize)) / fontSize;
  return (
    (header + size * 1.15 + lines * 1.38 + (lines > 0 ? 0.3 : 0) + bar + agreed + signedBy + footer + padding) *
    fontSize
  );
}

/** As large as the ratio says, smaller so that the word stays on one line. */
function headlineSize(headline: string, fontSize: number, width: number, ratio: number): number {
  const widest = innerWidth(fontSize, width) / headlineWidth(headline);
  return clamp(widest, fontSize * SMALLEST_HEADLINE_RATIO, fontSize * ratio);
}

/** With its icon, as a multiple of its font size. */
function headlineWidth(headline: string): number {
  return textWidth(headline, 'bold') + 1.35;
}

/** Edge of a square with the tile's area; of a wide tile less, because its height is what limits it. */
function sizeOf(width: number, height: number): number {
  return Math.min(Math.sqrt(Math.max(0, width * height)), height * 1.6);
}

function footerThatFits(content: TileContent, fontSize: number, width: number): number {
  const room = innerWidth(fontSize, width) / (fontSize * 0.85) - textWidth(content.age) - 3;
  return content.footers.findIndex((footer) => footer !== '' && textWidth(footer) <= room);
}

function innerWidth(fontSize: number, width: number): number {
  return Math.max(1, width - 2 * paddingOf(fontSize) - fontSize * 0.4);
}

function paddingOf(fontSize: number): number {
  return Math.round(fontSize * 0.85);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
