import type { ComponentProps } from 'react';
import type { GrafanaTheme2 } from '@grafana/data';
import { AxisPlacement, ScaleDirection, ScaleOrientation, type UPlotChart, type UPlotConfigBuilder } from '@grafana/ui';

/** The uPlot instance, by way of @grafana/ui, which brings uPlot along. */
export type Plot = Parameters<NonNullable<ComponentProps<typeof UPlotChart>['plotRef']>>[0];

/** Adds the time scale and its axis. `from` and `to` in milliseconds. */
export function addTimeAxis(
  config: UPlotConfigBuilder,
  theme: GrafanaTheme2,
  timeZone: string,
  from: number,
  to: number
) {
  config.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [from, to],
  });
  config.addAxis({
    scaleKey: 'x',
    isTime: true,
    placement: AxisPlacement.Bottom,
    timeZone,
    theme,
    color: theme.colors.text.secondary,
    grid: { show: false },
  });
}
