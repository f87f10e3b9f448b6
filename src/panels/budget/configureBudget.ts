import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import {
  AxisPlacement,
  DrawStyle,
  PointVisibility,
  ScaleDirection,
  ScaleOrientation,
  type UPlotConfigBuilder,
} from '@grafana/ui';

import { formatCount, formatMinutes } from '../../core/wording/formatCount';
import { formatShare } from '../../core/wording/formatShare';
import type { BudgetDetail } from '../../frames/StateDetail';
import { addTimeAxis, type Plot } from '../../ui/ChartConfig';
import {
  drawBand,
  drawLevel,
  drawMoment,
  drawStretch,
  drawText,
  LABEL_HEIGHT,
  type LineStyle,
} from '../../ui/drawOnPlot';
import { placeLevelLabels } from '../../ui/placeLevelLabels';
import { stateColors } from '../../ui/stateLook';
import { textWidth } from '../../ui/textWidth';
import { drawIncidentNames } from './drawIncidentNames';
import { tierBands } from './tierBands';

export interface BudgetChartOptions {
  detail: BudgetDetail;
  theme: GrafanaTheme2;
  timeZone: string;
  /** Milliseconds at the edges. */
  from: number;
  to: number;
  /** Values at the edges. */
  low: number;
  high: number;
  /** What the whole budget is on the axis; see budgetSeries. */
  scale: number;
  showIncidents: boolean;
}

/** Sets up the budget chart: tier bands behind, tier and zero lines, the line, its projection, "now". */
export function configureBudget(config: UPlotConfigBuilder, options: BudgetChartOptions): void {
  const { detail, theme, timeZone, from, to, low, high, scale } = options;
  const line = stateColors(detail.state, theme).fill;
  const amount = detail.unit === 'minutes' ? formatMinutes : formatCount;
  addTimeAxis(config, theme, timeZone, from, to);
  config.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range: () => [low, high],
  });
  config.addAxis({
    scaleKey: 'y',
    placement: AxisPlacement.Left,
    theme,
    color: theme.colors.text.secondary,
    grid: { show: false },
    size: 16 + 7.2 * Math.max(5, amount(scale === 1 ? 0 : high).length),
    ...(scale === 1 && { incrs: [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000] }),
    formatValue: (value: number) => (scale === 1 ? formatShare(value) : amount(value)),
  });
  const common = {
    scaleKey: 'y',
    theme,
    drawStyle: DrawStyle.Line,
    showPoints: PointVisibility.Never,
    spanNulls: false,
  };
  config.addSeries({ ...common, lineColor: line, lineWidth: 2 });
  config.addSeries({ ...common, lineColor: line, lineWidth: 1.5, lineStyle: { fill: 'dash', dash: [5, 5] } });
  config.setPadding([8, 8, 0, 0]);
  config.addHook('drawClear', (plot) => drawTiers(plot, options));
  config.addHook('draw', (plot) => drawMarks(plot, options));
}

function drawTiers(plot: Plot, { detail, theme, low, high, scale, showIncidents }: BudgetChartOptions): void {
  for (const band of tierBands(detail.tiers)) {
    const color = colorManipulator.alpha(stateColors(band.decision, theme).fill, theme.isDark ? 0.11 : 0.13);
    drawBand(plot, Math.max(low, band.from * scale), Math.min(high, band.to * scale), color);
  }
  if (showIncidents) {
    const color = colorManipulator.alpha(stateColors('stop', theme).fill, 0.3);
    detail.incidents.forEach((it) => drawStretch(plot, it.from, it.to, color));
  }
}

function drawMarks(plot: Plot, options: BudgetChartOptions): void {
  const { detail, theme, scale } = options;
  const tiers = detail.tiers.filter((tier) => tier.below !== undefined);
  for (const { decision, below = 0 } of tiers) {
    drawLevel(plot, below * scale, {
      color: colorManipulator.alpha(stateColors(decision, theme).fill, 0.75),
      dash: [4, 3],
    });
  }
  drawLevel(plot, 0, { color: theme.colors.text.secondary, width: 1.5 });
  const text = { halo: theme.colors.background.primary, font: theme.typography.fontFamily } as const;
  const ratio = window.devicePixelRatio;
  const { left, top, height } = plot.bbox;
  const secondary = theme.colors.text.secondary;
  for (const reset of detail.resets) {
    drawLabelledMoment(plot, reset, 'starts anew', { color: secondary, dash: [2, 3] }, theme);
  }
  drawLabelledMoment(plot, detail.at, detail.atLabel, { color: secondary }, theme);
  const ys = tiers.map(({ below = 0 }) => plot.valToPos(below * scale, 'y', true));
  const places = placeLevelLabels(ys, [], { top, bottom: top + height }, LABEL_HEIGHT * ratio);
  tiers.forEach((tier, index) => {
    const y = places[index];
    if (y !== undefined) {
      drawText(plot, tier.label, left + 8 * ratio, y, {
        ...text,
        color: stateColors(tier.decision, theme).text,
        align: 'left',
      });
    }
  });
  if (options.showIncidents) {
    drawIncidentNames(
      plot,
      options,
      places.filter((it) => it !== undefined)
    );
  }
}

/** A line down the plot with its word at the top, on the side where there is room. */
function drawLabelledMoment(plot: Plot, time: number, label: string, line: LineStyle, theme: GrafanaTheme2): void {
  if (!drawMoment(plot, time, line)) {
    return;
  }
  const ratio = window.devicePixelRatio;
  const { left, top, width } = plot.bbox;
  const x = plot.valToPos(time, 'x', true);
  const isAtEdge = x > left + width - (textWidth(label) * 11 + 12) * ratio;
  drawText(plot, label, isAtEdge ? x - 4 * ratio : x + 4 * ratio, top + 8 * ratio, {
    halo: theme.colors.background.primary,
    font: theme.typography.fontFamily,
    color: theme.colors.text.secondary,
    align: isAtEdge ? 'right' : 'left',
  });
}
