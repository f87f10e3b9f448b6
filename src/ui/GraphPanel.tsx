import { type ReactNode, useCallback } from 'react';
import type { PanelProps } from '@grafana/data';

import type { Decoded, DecodedParts } from '../frames/Decoded';
import { DataProblem } from './DataProblem';
import { GraphGrid } from './GraphGrid';
import { panelProblem } from './panelProblem';
import { PROBLEM_LINE_HEIGHT, ProblemLine } from './ProblemLine';

/** What one chart of a graph panel is given. */
export interface ChartSlot<G> {
  graph: G;
  width: number;
  height: number;
  /** Whether the chart names its SLO: not where the panel's title already does. */
  showTitle: boolean;
  timeZone: string;
  /** The shown range, milliseconds. */
  from: number;
  to: number;
  onZoom: (from: number, to: number) => void;
}

interface Props<G> {
  panel: Pick<PanelProps, 'data' | 'width' | 'height' | 'title' | 'timeZone' | 'onChangeTimeRange'>;
  decoded: Decoded<DecodedParts<G>>;
  /** Least height of a chart in pixels. */
  minHeight: number;
  render: (slot: ChartSlot<G>) => ReactNode;
}

/** A panel with a chart an SLO, or one sentence on why there is none. */
export function GraphPanel<G extends { detail: { slo: string; title: string } }>(props: Props<G>) {
  const { panel, decoded, minHeight, render } = props;
  const { data, width, height, title, timeZone, onChangeTimeRange } = panel;
  const onZoom = useCallback((from: number, to: number) => onChangeTimeRange({ from, to }), [onChangeTimeRange]);
  const problem = panelProblem(data, decoded);
  if (problem !== undefined || !decoded.ok) {
    return <DataProblem problem="" {...problem} />;
  }
  const { items, problems } = decoded.value;
  const range = { from: data.timeRange.from.valueOf(), to: data.timeRange.to.valueOf() };
  return (
    <div style={{ width, height, overflow: 'hidden' }}>
      <ProblemLine problems={problems} />
      <GraphGrid
        graphs={items}
        width={width}
        height={problems.length > 0 ? height - PROBLEM_LINE_HEIGHT : height}
        minWidth={240}
        minHeight={minHeight}
        render={(graph, chartWidth, chartHeight) =>
          render({
            graph,
            width: chartWidth,
            height: chartHeight,
            showTitle: items.length > 1 || !title.includes(graph.detail.title),
            timeZone,
            ...range,
            onZoom,
          })
        }
      />
    </div>
  );
}
