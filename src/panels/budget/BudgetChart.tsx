import { useCallback, useMemo } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2, type UPlotConfigBuilder } from '@grafana/ui';

import { formatCount, formatMinutes } from '../../core/wording/formatCount';
import { formatShare } from '../../core/wording/formatShare';
import type { BudgetGraph } from '../../frames/decodeBudget';
import { Chart } from '../../ui/Chart';
import { Freshness } from '../../ui/Freshness';
import { GraphHeader, graphHeaderHeight } from '../../ui/GraphHeader';
import type { BudgetOptions } from './BudgetOptions';
import { budgetRange } from './budgetRange';
import { budgetSeries } from './budgetSeries';
import { configureBudget } from './configureBudget';
import type { EventMark } from './eventMarks';
import { EventTriangles } from './EventTriangles';

interface Props {
  graph: BudgetGraph;
  width: number;
  height: number;
  options: BudgetOptions;
  events: readonly EventMark[];
  showTitle: boolean;
  timeZone: string;
  /** Milliseconds at the edges of the shown time. */
  from: number;
  to: number;
  onZoom: (from: number, to: number) => void;
}

const FOOTER_HEIGHT = 18;
/** Below this height the chart has no room for a sentence above it. */
const SENTENCE_FROM = 180;

/** The budget left of one SLO over time, with the tiers of its agreement. */
export function BudgetChart({ graph, width, height, options, events, showTitle, timeZone, from, to, onZoom }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { detail, times } = graph;
  const { unit, showProjection, showIncidents } = options;
  const scale = unit === 'events' && detail.allowedBad > 0 ? detail.allowedBad : 1;
  const data = useMemo(() => budgetSeries(graph, scale, showProjection), [graph, scale, showProjection]);
  const configure = useCallback(
    (config: UPlotConfigBuilder) => {
      const [low, high] = budgetRange(data, scale);
      const end = showProjection ? Math.max(to, detail.projection[detail.projection.length - 1]?.[0] ?? to) : to;
      configureBudget(config, { detail, theme, timeZone, from, to: end, low, high, scale, showIncidents });
    },
    [data, detail, theme, timeZone, from, to, scale, showProjection, showIncidents]
  );
  const sentence = height >= SENTENCE_FROM ? detail.sentence : undefined;
  const chartHeight = Math.max(0, height - graphHeaderHeight(width, sentence) - FOOTER_HEIGHT);
  return (
    <section aria-label={`${detail.title}: ${detail.headline}. ${detail.sentence}`}>
      <GraphHeader
        state={detail.state}
        headline={detail.headline}
        title={showTitle ? detail.title : ''}
        aside={unit === 'events' ? `${detail.window} · ${detail.bad} ${detail.many}` : detail.window}
        approximations={detail.approximations}
        sentence={sentence}
        width={width}
        sum={detail.sum}
      />
      {times.length === 0 ? (
        <div className={styles.empty} style={{ height: chartHeight }}>
          {'There are no points to draw in this time range.'}
        </div>
      ) : (
        <Chart
          data={data}
          width={width}
          height={chartHeight}
          timeZone={timeZone}
          label={`Allowance left over time, ${detail.window}. The arrow keys read single points.`}
          configure={configure}
          describe={(index) => (
            <Point
              graph={graph}
              time={data[0][index] ?? 0}
              projected={data[2]?.[index]}
              scale={scale}
              timeZone={timeZone}
            />
          )}
          onZoom={onZoom}
          overlay={
            options.showEvents ? (box) => <EventTriangles marks={events} box={box} timeZone={timeZone} /> : undefined
          }
        />
      )}
      <div className={styles.footer}>
        <Freshness age={detail.age} stale={detail.stale} />
      </div>
    </section>
  );
}

interface PointProps {
  graph: BudgetGraph;
  time: number;
  /** Value on the axis. */
  projected: number | null | undefined;
  scale: number;
  timeZone: string;
}

/** What the tooltip says of one time: the share and the events left, or what is expected. */
function Point({ graph, time, projected, scale, timeZone }: PointProps) {
  const { detail, times, remaining, leftBad } = graph;
  const index = times.indexOf(time);
  const share = remaining[index];
  const left = leftBad[index];
  const about = detail.approximations.length > 0 ? 'about ' : '';
  return (
    <div>
      <div>{dateTimeFormat(time, { timeZone })}</div>
      {typeof share === 'number' ? (
        <>
          <strong>{`${about}${formatShare(share)} left`}</strong>
          {typeof left === 'number' && <div>{amountLeft(left, detail)}</div>}
        </>
      ) : typeof projected === 'number' ? (
        <strong>{`about ${formatShare(projected / scale)} left, ${detail.pace}`}</strong>
      ) : (
        <strong>{detail.resets.includes(time) ? 'starts anew' : 'no data'}</strong>
      )}
    </div>
  );
}

function amountLeft(left: number, { unit, bad, many }: BudgetGraph['detail']): string {
  const amount = (unit === 'minutes' ? formatMinutes : formatCount)(Math.abs(left));
  return left < 0 ? `${amount} ${bad} ${many} too many` : `${amount} more ${bad} ${many}`;
}

function getStyles(theme: GrafanaTheme2) {
  return {
    empty: css({ display: 'grid', placeItems: 'center', color: theme.colors.text.secondary }),
    footer: css({
      display: 'flex',
      justifyContent: 'flex-end',
      height: FOOTER_HEIGHT,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
}
