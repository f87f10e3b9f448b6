import type { Plot } from '../../ui/ChartConfig';
import { drawText, LABEL_HEIGHT } from '../../ui/drawOnPlot';
import { textWidth } from '../../ui/textWidth';
import type { BudgetChartOptions } from './configureBudget';

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
export function drawIncidentNames(plot: Plot, { detail, theme }: BudgetChartOptions, taken: readonly number[]): void {
  const ratio = window.devicePixelRatio;
  const { left, top, width, height } = plot.bbox;
  if (height < LEAST_HEIGHT * ratio) {
    return;
  }
  const used = [...taken];
  for (const { from, to, label } of detail.incidents) {
    const [start, end] = [plot.valToPos(from, 'x', true), plot.valToPos(to, 'x', true)];
    const needed = textWidth(label) * FONT_SIZE * ratio;
    const gap = GAP * ratio;
    // Inside it where it lasted that long, else on the side with room.
    const place = [start + gap, end + gap].find((x, i) => x >= left && x + needed <= (i === 0 ? end : left + width));
    const isLeft = place === undefined && start - gap - needed >= left;
    const y = freePlace(top + height * 0.55, used, LABEL_HEIGHT * ratio);
    const isSeen = end >= left && start <= left + width && y <= top + height - LABEL_HEIGHT * ratio;
    if (!isSeen || (place === undefined && !isLeft)) {
      continue;
    }
    used.push(y);
    drawText(plot, label, place ?? start - gap, y, {
      color: theme.colors.text.primary,
      halo: theme.colors.background.primary,
      font: theme.typography.fontFamily,
      align: isLeft ? 'right' : 'left',
    });
  }
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
