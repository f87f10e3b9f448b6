import type { GrafanaTheme2 } from '@grafana/data';

import type { IncidentMark } from '../../frames/StateDetail';
import type { Plot } from '../../ui/ChartConfig';
import { drawText, LABEL_HEIGHT } from '../../ui/drawOnPlot';
import { textWidth } from '../../ui/textWidth';

const FONT_SIZE = 11;
/** Below these there is no room for words beside the line. */
const LEAST_HEIGHT = 120;
const GAP = 5;

/**
 * Writes what the dearest incidents cost beside them, the dearest first, as far as there is room, a line
 * each from the middle down, clear of the labels of the tiers.
 *
 * @param taken y of the labels that are there already, canvas pixels
 */
export function drawIncidentNames(
  plot: Plot,
  incidents: readonly IncidentMark[],
  theme: GrafanaTheme2,
  taken: readonly number[]
): void {
  const ratio = window.devicePixelRatio;
  const { left, top, width, height } = plot.bbox;
  if (height < LEAST_HEIGHT * ratio) {
    return;
  }
  const used = [...taken];
  for (const { from, to, label, short } of incidents) {
    const span = { start: plot.valToPos(from, 'x', true), end: plot.valToPos(to, 'x', true) };
    const y = freePlace(top + height * 0.55, used, LABEL_HEIGHT * ratio);
    const isSeen = span.end >= left && span.start <= left + width && y <= top + height - LABEL_HEIGHT * ratio;
    const place = [label, short].flatMap((text) => placeBeside(text, span, plot.bbox, ratio)).at(0);
    if (isSeen && place !== undefined) {
      used.push(y);
      drawText(plot, place.text, place.x, y, {
        color: theme.colors.text.primary,
        halo: theme.colors.background.primary,
        font: theme.typography.fontFamily,
        align: place.align,
      });
    }
  }
}

interface Place {
  text: string;
  x: number;
  align: 'left' | 'right';
}

/** Where a text has room: inside the stretch where it lasted that long, else right or left of it. Canvas pixels. */
function placeBeside(
  text: string,
  { start, end }: { start: number; end: number },
  { left, width }: { left: number; width: number },
  ratio: number
): Place[] {
  const gap = GAP * ratio;
  const needed = textWidth(text) * FONT_SIZE * ratio;
  const inside = start + gap;
  if (inside >= left && inside + needed <= end) {
    return [{ text, x: inside, align: 'left' }];
  }
  if (end + gap + needed <= left + width) {
    return [{ text, x: end + gap, align: 'left' }];
  }
  return start - gap - needed >= left ? [{ text, x: start - gap, align: 'right' }] : [];
}

/** The first y from `start` down that is a label's height away from all others. */
function freePlace(start: number, used: readonly number[], labelHeight: number): number {
  let y = start;
  for (let other = next(); other !== undefined; other = next()) {
    y = other + labelHeight;
  }
  return y;

  function next(): number | undefined {
    return used.find((it) => Math.abs(it - y) < labelHeight);
  }
}
