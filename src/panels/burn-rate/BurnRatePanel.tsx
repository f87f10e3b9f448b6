import { useCallback, useMemo } from 'react';
import type { PanelProps } from '@grafana/data';

import { decodeBurn } from '../../frames/decodeBurn';
import { DataProblem } from '../../ui/DataProblem';
import { GraphGrid } from '../../ui/GraphGrid';
import { panelProblem } from '../../ui/panelProblem';
import { PROBLEM_LINE_HEIGHT, ProblemLine } from '../../ui/ProblemLine';
import { BurnChart } from './BurnChart';
import { narrowOptions, type BurnOptions } from './BurnOptions';

/** Burn rates over time, a chart an SLO. Shows `burn` frames; asks and calculates nothing. */
export function BurnRatePanel({
  data,
  options,
  width,
  height,
  title,
  timeZone,
  onChangeTimeRange,
}: PanelProps<BurnOptions>) {
  const decoded = useMemo(() => decodeBurn(data.series), [data.series]);
  const shown = useMemo(() => narrowOptions(options), [options]);
  const zoom = useCallback((from: number, to: number) => onChangeTimeRange({ from, to }), [onChangeTimeRange]);
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
        minHeight={130}
        render={(graph, chartWidth, chartHeight) => (
          <BurnChart
            graph={graph}
            width={chartWidth}
            height={chartHeight}
            options={shown}
            showTitle={items.length > 1 || !title.includes(graph.detail.title)}
            timeZone={timeZone}
            {...range}
            onZoom={zoom}
          />
        )}
      />
    </div>
  );
}
