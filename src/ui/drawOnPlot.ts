import type { Plot } from './ChartConfig';

/** Draws on a plot's canvas in the plot's own units. Canvas pixels are device pixels; sizes here are CSS pixels. */

/** Fills the stretch between two y values. */
export function drawBand(plot: Plot, from: number, to: number, color: string): void {
  const { ctx, bbox } = plot;
  const top = Math.max(bbox.top, plot.valToPos(to, 'y', true));
  const bottom = Math.min(bbox.top + bbox.height, plot.valToPos(from, 'y', true));
  if (bottom > top) {
    ctx.save();
    ctx.fillStyle = color;
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    ctx.restore();
  }
}

/** Fills the stretch between two times, two pixels wide at least. */
export function drawStretch(plot: Plot, from: number, to: number, color: string): void {
  const { ctx, bbox } = plot;
  const [start, end] = [plot.valToPos(from, 'x', true), plot.valToPos(to, 'x', true)];
  const left = Math.max(bbox.left, start);
  const right = Math.min(bbox.left + bbox.width, Math.max(end, start + 2 * window.devicePixelRatio));
  if (right > left) {
    ctx.save();
    ctx.fillStyle = color;
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.restore();
  }
}

interface LineStyle {
  color: string;
  width?: number;
  dash?: number[] | undefined;
}

/** Draws a line across the plot at a y value, if it is in sight. */
export function drawLevel(plot: Plot, value: number, style: LineStyle): void {
  const { bbox } = plot;
  const y = plot.valToPos(value, 'y', true);
  if (y >= bbox.top - 1 && y <= bbox.top + bbox.height + 1) {
    stroke(plot, [bbox.left, y], [bbox.left + bbox.width, y], style);
  }
}

/** Draws a line down the plot at a time, if it is in sight. Says whether it was. */
export function drawMoment(plot: Plot, time: number, style: LineStyle): boolean {
  const { bbox } = plot;
  const x = plot.valToPos(time, 'x', true);
  if (x < bbox.left || x > bbox.left + bbox.width) {
    return false;
  }
  stroke(plot, [x, bbox.top], [x, bbox.top + bbox.height], style);
  return true;
}

function stroke({ ctx }: Plot, from: [number, number], to: [number, number], style: LineStyle): void {
  const ratio = window.devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.strokeStyle = style.color;
  ctx.lineWidth = (style.width ?? 1) * ratio;
  ctx.setLineDash((style.dash ?? []).map((it) => it * ratio));
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
  ctx.restore();
}

interface TextStyle {
  color: string;
  /** Colour behind the letters, so that lines do not run through them. */
  halo: string;
  font: string;
  align: 'left' | 'right';
}

/** Height of small text on a plot in CSS pixels. */
export const LABEL_HEIGHT = 14;

/** Writes small text. `x` and `y` (its middle) in canvas pixels. */
export function drawText({ ctx }: Plot, text: string, x: number, y: number, style: TextStyle): void {
  const ratio = window.devicePixelRatio;
  ctx.save();
  ctx.font = `${11 * ratio}px ${style.font}`;
  ctx.textAlign = style.align;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3 * ratio;
  ctx.strokeStyle = style.halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = style.color;
  ctx.fillText(text, x, y);
  ctx.restore();
}
