import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { UPlotChart, UPlotConfigBuilder, useStyles2 } from '@grafana/ui';

import type { Plot } from './ChartConfig';

/** The drawing area inside a chart, CSS pixels from the chart's top left, and the times at its edges. */
export interface PlotBox {
  left: number;
  top: number;
  width: number;
  height: number;
  from: number;
  to: number;
}

/** x values (milliseconds) and then the y values of each series; undefined where a series has no point at a time. */
export type ChartData = [number[], ...Array<Array<number | null | undefined>>];

interface Props {
  data: ChartData;
  width: number;
  height: number;
  timeZone: string;
  /** What the chart says, for readers of the screen. */
  label: string;
  /** Adds scales, axes, series and drawings. Keep it the same function as long as nothing it reads changes. */
  configure: (config: UPlotConfigBuilder) => void;
  /** What the tooltip says about the point with this index. */
  describe: (index: number) => ReactNode;
  /** A stretch of time was selected, milliseconds. Keep it the same function, as `configure`. */
  onZoom: (from: number, to: number) => void;
  /** Drawn over the plot, such as event marks. */
  overlay?: (box: PlotBox) => ReactNode;
}

interface Pointer {
  index: number;
  left: number;
  top: number;
}

/** A time chart on @grafana/ui's uPlot parts, with a tooltip that the arrow keys reach too. */
export function Chart({ data, width, height, timeZone, label, configure, describe, onZoom, overlay }: Props) {
  const styles = useStyles2(getStyles);
  const plot = useRef<Plot | null>(null);
  const [box, setBox] = useState<PlotBox>();
  const [pointer, setPointer] = useState<Pointer>();

  const config = useMemo(() => {
    const builder = new UPlotConfigBuilder(timeZone);
    builder.setCursor({ drag: { x: true, y: false, setScale: false } });
    configure(builder);
    builder.addHook('draw', (u) => setBox((before) => keepIfSame(before, boxOf(u))));
    builder.addHook('setCursor', (u) => setPointer(pointerOf(u)));
    builder.addHook('setSelect', (u) => {
      const { left, width: selected } = u.select;
      if (selected > 2) {
        onZoom(u.posToVal(left, 'x'), u.posToVal(left + selected, 'x'));
        u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      }
    });
    return builder;
  }, [configure, onZoom, timeZone]);

  function movePointer(event: KeyboardEvent) {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const u = plot.current;
    if (step === 0 || u === null || data[0].length === 0) {
      return;
    }
    event.preventDefault();
    const index = Math.min(data[0].length - 1, Math.max(0, (pointer?.index ?? data[0].length - step) + step));
    u.setCursor({ left: u.valToPos(data[0][index] ?? 0, 'x'), top: u.over.clientHeight / 2 });
  }

  return (
    <div
      className={styles.chart}
      style={{ width, height }}
      role="group"
      aria-label={label}
      tabIndex={0}
      onKeyDown={movePointer}
      onBlur={() => setPointer(undefined)}
    >
      {/* A new configuration needs a new plot: UPlotChart passes over it when the size changes at the same time. */}
      <UPlotChart
        key={config.uid}
        config={config}
        data={data}
        width={width}
        height={height}
        plotRef={(u) => {
          plot.current = u;
        }}
      />
      {box !== undefined && overlay?.(box)}
      {box !== undefined && pointer !== undefined && pointer.index < data[0].length && (
        <div className={styles.tooltip} style={tooltipPlace(pointer, box, width)} role="status">
          {describe(pointer.index)}
        </div>
      )}
    </div>
  );
}

function pointerOf(u: Plot): Pointer | undefined {
  const { idx, left = -1, top = -1 } = u.cursor;
  return idx === null || idx === undefined || left < 0 ? undefined : { index: idx, left, top };
}

function boxOf(u: Plot): PlotBox {
  const ratio = window.devicePixelRatio;
  return {
    left: u.bbox.left / ratio,
    top: u.bbox.top / ratio,
    width: u.bbox.width / ratio,
    height: u.bbox.height / ratio,
    from: u.scales.x?.min ?? 0,
    to: u.scales.x?.max ?? 0,
  };
}

function keepIfSame(before: PlotBox | undefined, after: PlotBox): PlotBox {
  const keys = ['left', 'top', 'width', 'height', 'from', 'to'] as const;
  return before !== undefined && keys.every((key) => before[key] === after[key]) ? before : after;
}

/** Beside the pointer, on the side with more room. */
function tooltipPlace(pointer: Pointer, box: PlotBox, width: number) {
  const x = box.left + pointer.left;
  const top = box.top + Math.min(Math.max(0, pointer.top - 20), Math.max(0, box.height - 60));
  return pointer.left < box.width / 2 ? { left: x + 12, top } : { right: width - x + 12, top };
}

function getStyles(theme: GrafanaTheme2) {
  return {
    chart: css({
      position: 'relative',
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    }),
    tooltip: css({
      position: 'absolute',
      zIndex: theme.zIndex.tooltip,
      pointerEvents: 'none',
      padding: theme.spacing(0.5, 1),
      maxWidth: 280,
      whiteSpace: 'nowrap',
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.primary,
      background: theme.colors.background.elevated ?? theme.colors.background.secondary,
      border: `1px solid ${theme.colors.border.medium}`,
      borderRadius: theme.shape.radius.default,
      boxShadow: theme.shadows.z2,
    }),
  };
}
