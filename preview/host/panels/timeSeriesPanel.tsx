import { FieldMatcherID, fieldMatchers, FieldType, PanelPlugin, type DataFrame, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import type { VizLegendOptions } from '@grafana/schema';
import { TimeSeries, TooltipPlugin2, type UPlotConfigBuilder } from '@grafana/ui';
import { useMemo } from 'react';
import { AnnotationMarks } from './AnnotationMarks';
import { customFieldOptions } from './customFieldOptions';
import { SeriesTooltip } from './SeriesTooltip';

interface TimeSeriesOptions {
  legend?: Partial<VizLegendOptions>;
  tooltip?: { mode?: 'single' | 'multi' | 'none' };
}

const seriesDefaults = {
  drawStyle: 'line',
  lineInterpolation: 'linear',
  lineWidth: 1,
  lineStyle: { fill: 'solid' },
  fillOpacity: 0,
  fillBelowTo: undefined,
  gradientMode: 'none',
  showPoints: 'auto',
  pointSize: 5,
  spanNulls: false,
  barAlignment: 0,
  barWidthFactor: 0.6,
  stacking: { mode: 'none', group: 'A' },
  scaleDistribution: { type: 'linear' },
  axisPlacement: 'auto',
  axisLabel: '',
  axisColorMode: 'text',
  axisBorderShow: false,
  axisCenteredZero: false,
  axisGridShow: undefined,
  axisSoftMin: undefined,
  axisSoftMax: undefined,
  axisWidth: undefined,
  thresholdsStyle: { mode: 'off' },
  hideFrom: { legend: false, tooltip: false, viz: false },
};

/** `TooltipHoverMode` of @grafana/ui, which it does not export. */
const hoverModes = { single: 2, multi: 1 } as const;

/** Grafana's time series panel: lines, thresholds, legend, tooltip, zoom and annotation marks. */
export function timeSeriesPanel(): PanelPlugin<TimeSeriesOptions> {
  return new PanelPlugin<TimeSeriesOptions>(TimeSeriesPanel)
    .useFieldConfig({ useCustomConfig: customFieldOptions(seriesDefaults) })
    .setDataSupport({ annotations: true, alertStates: true });
}

function TimeSeriesPanel(props: PanelProps<TimeSeriesOptions>) {
  const { id, data, options, fieldConfig, width, height, timeRange, timeZone, onChangeTimeRange } = props;
  const frames = useMemo(() => data.series.filter(isDrawable), [data.series]);
  const legend = useMemo(() => ({ ...defaultLegend, ...options.legend }) as VizLegendOptions, [options.legend]);
  if (frames.length === 0) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} needsTimeField needsNumberField />;
  }
  const mode = options.tooltip?.mode ?? 'single';
  return (
    <TimeSeries
      frames={frames}
      fields={fields}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={legend}
      options={options}
    >
      {(config: UPlotConfigBuilder, frame: DataFrame) => (
        <>
          {mode !== 'none' && (
            <TooltipPlugin2
              config={config}
              hoverMode={hoverModes[mode] as never}
              queryZoom={onChangeTimeRange}
              clientZoom
              render={(_plot, indexes, seriesIndex) => (
                <SeriesTooltip
                  frame={frame}
                  indexes={indexes}
                  only={mode === 'single' ? seriesIndex : null}
                  timeZone={timeZone}
                />
              )}
            />
          )}
          <AnnotationMarks config={config} annotations={data.annotations ?? []} />
        </>
      )}
    </TimeSeries>
  );
}

const defaultLegend = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] };

const fields = {
  x: fieldMatchers.get(FieldMatcherID.firstTimeField).get({}),
  y: fieldMatchers.get(FieldMatcherID.byTypes).get(new Set([FieldType.number, FieldType.enum])),
};

function isDrawable(frame: DataFrame): boolean {
  const has = (type: FieldType) => frame.fields.some((field) => field.type === type);
  return frame.length > 0 && has(FieldType.time) && has(FieldType.number);
}
