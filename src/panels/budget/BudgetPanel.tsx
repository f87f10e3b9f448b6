import { useCallback, useMemo } from 'react';
import type { PanelProps } from '@grafana/data';

import { decodeBudget } from '../../frames/decodeBudget';
import { DataProblem } from '../../ui/DataProblem';
import { GraphGrid } from '../../ui/GraphGrid';
import { panelProblem } from '../../ui/panelProblem';
import { PROBLEM_LINE_HEIGHT, ProblemLine } from '../../ui/ProblemLine';
import { BudgetChart } from './BudgetChart';
import { narrowOptions, type BudgetOptions } from './BudgetOptions';
import { eventMarks } from './eventMarks';

/** The error budget left over time, a chart an SLO. Shows `budget` frames; asks and calculates nothing. */
export function BudgetPanel({
  data,
  options,
  width,
  height,
  title,
  timeZone,
  onChangeTimeRange,
}: PanelProps<BudgetOptions>) {
  const decoded = useMemo(() => decodeBudget(data.series), [data.series]);
  const events = useMemo(() => eventMarks(data.annotations), [data.annotations]);
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
        minHeight={120}
        render={(graph, chartWidth, chartHeight) => (
          <BudgetChart
            graph={graph}
            width={chartWidth}
            height={chartHeight}
            options={narrowOptions(options)}
            events={events}
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
