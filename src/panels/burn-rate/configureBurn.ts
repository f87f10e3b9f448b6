import type { GrafanaTheme2 } from '@grafana/data';
import {
  AxisPlacement,
  DrawStyle,
  PointVisibility,
  ScaleDirection,
  ScaleDistribution,
  ScaleOrientation,
  type UPlotConfigBuilder,
} from '@grafana/ui';

import { formatBurn, windowWord } from '../../core/wording/wordBurn';
import type { BurnDetail } from '../../frames/StateDetail';
import type { ChartData } from '../../ui/Chart';
import { addTimeAxis, type Plot } from '../../ui/ChartConfig';
import { drawLevel, drawText, LABEL_HEIGHT } from '../../ui/drawOnPlot';
import { placeLevelLabels } from '../../ui/placeLevelLabels';
import { spreadLabels } from '../../ui/spreadLabels';
import { stateColors } from '../../ui/stateLook';
import { burnLook } from './burnLook';
import { BURN_FLOOR } from './burnSeries';

export interface BurnChartOptions {
  detail: BurnDetail;
  /** Windows in the order of the series. */
  windows: readonly string[];
  data: ChartData;
  theme: GrafanaTheme2;
  timeZone: string;
  /** Milliseconds at the edges. */
  from: number;
  to: number;
  /** Values at the edges. */
  low: number;
  high: number;
}

const TICKS = [0.1, 1, 10, 100, 1000];
const LABEL_ROOM = 34;
const LEAST_LABELLED_HEIGHT = 80;

/** Sets up the burn rate chart: a line a window on a log scale, the thresholds, and 1 = spends exactly the budget. */
export function configureBurn(config: UPlotConfigBuilder, options: BurnChartOptions): void {
  const { windows, theme, timeZone, from, to, low, high } = options;
  addTimeAxis(config, theme, timeZone, from, to);
  config.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    distribution: ScaleDistribution.Log,
    log: 10,
    range: () => [low, high],
  });
  config.addAxis({
    scaleKey: 'y',
    placement: AxisPlacement.Left,
    theme,
    color: theme.colors.text.secondary,
    grid: { show: true },
    size: 42,
    splits: () => TICKS.filter((tick) => tick <= high),
    values: (_plot, splits) => splits.map((tick) => (tick === BURN_FLOOR ? `≤ ${tick}` : formatBurn(tick))),
  });
  for (const window of windows) {
    const { color, dash } = burnLook(window, theme);
    config.addSeries({
      scaleKey: 'y',
      theme,
      drawStyle: DrawStyle.Line,
      showPoints: PointVisibility.Never,
      spanNulls: false,
      lineColor: color,
      lineWidth: 2,
      ...(dash && { lineStyle: { fill: 'dash', dash } }),
    });
  }
  config.setPadding([8, LABEL_ROOM, 0, 0]);
  config.addHook('draw', (plot) => {
    drawThresholds(plot, options);
    drawWindowNames(plot, options);
  });
}

function drawThresholds(plot: Plot, { detail, theme }: BurnChartOptions): void {
  const ratio = window.devicePixelRatio;
  const { left, top, height } = plot.bbox;
  const levels = detail.alerts
    .map(({ factor, label, severity }) => ({
      factor,
      label,
      line: stateColors(severity === 'page' ? 'stop' : 'care', theme).fill,
      text: stateColors(severity === 'page' ? 'stop' : 'care', theme).text,
      dash: severity === 'page' ? [6, 3] : [2, 3],
    }))
    .filter(({ factor }) => factor > 0);
  drawLevel(plot, 1, { color: theme.colors.text.secondary });
  for (const { factor, line, dash } of levels) {
    drawLevel(plot, factor, { color: line, dash });
  }
  // Labels would cover the lines of a plot as low as this; the sentence below has the thresholds in its tooltip.
  if (height < LEAST_LABELLED_HEIGHT * ratio) {
    return;
  }
  const ys = levels.map(({ factor }) => plot.valToPos(factor, 'y', true));
  const one = plot.valToPos(1, 'y', true);
  const places = placeLevelLabels(ys, [one], { top, bottom: top + height }, LABEL_HEIGHT * ratio);
  levels.forEach(({ label, text }, index) => {
    const y = places[index];
    if (y !== undefined) {
      drawText(plot, label, left + 8 * ratio, y, {
        color: text,
        halo: theme.colors.background.primary,
        font: theme.typography.fontFamily,
        align: 'left',
      });
    }
  });
}

/** Writes each window's name beside the end of its line. */
function drawWindowNames(plot: Plot, { windows, data, theme }: BurnChartOptions): void {
  const ratio = window.devicePixelRatio;
  const { left, top, width, height } = plot.bbox;
  const ends = windows.flatMap((name, index) => {
    const last = data[index + 1]?.filter((value) => typeof value === 'number').pop();
    return typeof last === 'number' ? [{ name, y: plot.valToPos(last, 'y', true) }] : [];
  });
  const places = spreadLabels(
    ends.map(({ y }) => y),
    LABEL_HEIGHT * ratio,
    top + 6 * ratio,
    top + height - 6 * ratio
  );
  ends.forEach(({ name }, index) => {
    drawText(plot, windowWord(name), left + width + 5 * ratio, places[index] ?? top, {
      color: burnLook(name, theme).color,
      halo: theme.colors.background.primary,
      font: theme.typography.fontFamily,
      align: 'left',
    });
  });
}
