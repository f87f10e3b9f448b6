import { useMemo } from 'react';
import type { PanelProps } from '@grafana/data';

import { decodeState } from '../../frames/decodeState';
import { DataProblem } from '../../ui/DataProblem';
import { viewingOf } from '../../ui/fitTile';
import { panelProblem } from '../../ui/panelProblem';
import { PROBLEM_LINE_HEIGHT, ProblemLine } from '../../ui/ProblemLine';
import { StateTile } from '../../ui/StateTile';
import { narrowOptions, type PolicyStateOptions } from './PolicyStateOptions';
import { StateWall } from './StateWall';

/** "May we ship?" for one SLO, or for many with the worst first. Shows `state` frames; asks and calculates nothing. */
export function PolicyStatePanel({ data, options, width, height, title }: PanelProps<PolicyStateOptions>) {
  const decoded = useMemo(() => decodeState(data.series), [data.series]);
  const { layout, showAgreement, showBar } = narrowOptions(options);
  const problem = panelProblem(data, decoded);
  if (problem !== undefined || !decoded.ok) {
    return <DataProblem problem="" {...problem} />;
  }
  const { items, notices, unreadable } = decoded.value;
  const problems = [...notices, ...decoded.value.problems];
  // The data source names the first few only.
  const more = Math.max(notices.length, unreadable.all) + decoded.value.problems.length - 1;
  const room = problems.length > 0 ? height - PROBLEM_LINE_HEIGHT : height;
  const common = { width, height: room, showAgreement, showBar };
  const [only] = items;
  return (
    <div style={{ width, height, overflow: 'hidden' }}>
      <ProblemLine problems={problems} more={more} />
      {items.length === 1 && only !== undefined && layout !== 'list' && unreadable.slos === 0 ? (
        // The panel's own header has said it already.
        <StateTile
          {...common}
          row={only}
          showTitle={title.trim() !== only.title}
          bordered={false}
          viewing={viewingOf(width, height)}
        />
      ) : (
        <StateWall {...common} rows={items} unreadable={unreadable.slos} layout={layout} />
      )}
    </div>
  );
}
