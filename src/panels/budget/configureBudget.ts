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
import { drawBand, drawLevel, drawMoment, drawStretch, drawText, LABEL_HEIGHT } from '../../ui/drawOnPlot';
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

/** Seen on the bands of the tiers, and no wall of red where an incident lasts for days. */
const INCIDENT_ALPHA = 0.18;
const RESET = 'starts anew';

/** Sets up the budget chart: tier bands behind, tier and zero lines, the line, its projection, "now". */
export function configureBudget(config: UPlotConfigBuilder, options: BudgetChartOptions): void {
  const { detail, theme, timeZone, from, to, low, high, scale } = options;
  const line = stateColors(detail.state, theme).fill;
  const amount = detail.unit === 'minutes' ? formatMinutes : formatCount;
  const format = (value: number) => (scale === 1 ? formatShare(value) : amount(value));
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
    size: 16 + 7.2 * Math.max(5, format(Math.round(low)).length, format(Math.round(high)).length),
    ...(scale === 1 && { incrs: [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000] }),
    formatValue: format,
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
    const color = colorManipulator.alpha(stateColors('stop', theme).fill, INCIDENT_ALPHA);
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
  drawResets(plot, options);
  drawLabelledMoment(plot, theme, { time: detail.at, label: detail.atLabel, y: top + 8 * ratio });
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
      detail.incidents,
      theme,
      places.filter((it) => it !== undefined)
    );
  }
}

/** Where a calendar window starts anew, with the word at the foot: the line is at the top there. */
function drawResets(plot: Plot, { detail, theme }: BudgetChartOptions): void {
  const { top, height } = plot.bbox;
  const ratio = window.devicePixelRatio;
  let free = -Infinity;
  for (const time of detail.resets) {
    const x = plot.valToPos(time, 'x', true);
    const label = x >= free ? RESET : '';
    free = label === '' ? free : x + roomOf(label);
    drawLabelledMoment(plot, theme, { time, label, y: top + height - 8 * ratio, dash: [2, 3] });
  }
}

interface LabelledMoment {
  time: number;
  label: string;
  /** Of the label, canvas pixels. */
  y: number;
  dash?: number[];
}

/** A line down the plot with its word beside it, on the side where there is room. */
function drawLabelledMoment(plot: Plot, theme: GrafanaTheme2, { time, label, y, dash }: LabelledMoment): void {
  const color = theme.colors.text.secondary;
  if (!drawMoment(plot, time, { color, dash }) || label === '') {
    return;
  }
  const ratio = window.devicePixelRatio;
  const { left, width } = plot.bbox;
  const x = plot.valToPos(time, 'x', true);
  const isAtEdge = x > left + width - roomOf(label);
  drawText(plot, label, isAtEdge ? x - 4 * ratio : x + 4 * ratio, y, {
    halo: theme.colors.background.primary,
    font: theme.typography.fontFamily,
    color,
    align: isAtEdge ? 'right' : 'left',
  });
}

/** Canvas pixels. */
function roomOf(label: string): number {
  return (textWidth(label) * 11 + 12) * window.devicePixelRatio;
}
