import { useCallback, useMemo } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2, useTheme2, type UPlotConfigBuilder } from '@grafana/ui';

import { formatBurn, windowWord } from '../../core/wording/wordBurn';
import type { BurnGraph } from '../../frames/decodeBurn';
import { Chart } from '../../ui/Chart';
import { Freshness } from '../../ui/Freshness';
import { GraphHeader, graphHeaderHeight } from '../../ui/GraphHeader';
import { burnLook } from './burnLook';
import type { BurnOptions } from './BurnOptions';
import { burnRange, burnSeries, shownLines } from './burnSeries';
import { BURN_TABLE_HEIGHT, BurnTable } from './BurnTable';
import { configureBurn } from './configureBurn';

interface Props {
  graph: BurnGraph;
  width: number;
  height: number;
  options: BurnOptions;
  showTitle: boolean;
  timeZone: string;
  /** Milliseconds at the edges of the shown time. */
  from: number;
  to: number;
  onZoom: (from: number, to: number) => void;
}

const FOOTER_HEIGHT = 24;
/** Below these the rates now would leave the lines no room, or would not be readable. */
const TABLE_FROM = { width: 300, height: 210 };

/** The burn rates of one SLO over time, the thresholds of its alerts, and what they come to. */
export function BurnChart({ graph, width, height, options, showTitle, timeZone, from, to, onZoom }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { detail, times } = graph;
  const lines = useMemo(() => shownLines(graph, options.windows), [graph, options.windows]);
  const data = useMemo(() => burnSeries(times, lines), [times, lines]);
  const configure = useCallback(
    (config: UPlotConfigBuilder) => {
      const [low, high] = burnRange(
        data,
        detail.alerts.map(({ factor }) => factor)
      );
      const windows = lines.map(({ window }) => window);
      configureBurn(config, { detail, windows, data, theme, timeZone, from, to, low, high });
    },
    [data, detail, lines, theme, timeZone, from, to]
  );
  const hasData = (window: string, time = NaN) => !(detail.noData[window]?.includes(time) ?? false);
  const hasTable =
    options.showTable && detail.rates.length > 0 && width >= TABLE_FROM.width && height >= TABLE_FROM.height;
  const chartHeight = Math.max(
    0,
    height - graphHeaderHeight(width) - FOOTER_HEIGHT - (hasTable ? BURN_TABLE_HEIGHT : 0)
  );
  return (
    <section aria-label={`Burn rate of ${detail.title}: ${detail.sentence}`}>
      <GraphHeader
        state={detail.state}
        headline={detail.headline}
        title={showTitle ? detail.title : ''}
        aside="1 = spends exactly the budget"
        approximations={detail.approximations}
        width={width}
      />
      {times.length === 0 || lines.length === 0 ? (
        <div className={styles.empty} style={{ height: chartHeight }}>
          {times.length === 0
            ? 'There are no points to draw in this time range.'
            : 'The windows chosen are too short for this time range: choose longer ones in the options, or zoom in.'}
        </div>
      ) : (
        <Chart
          data={data}
          width={width}
          height={chartHeight}
          timeZone={timeZone}
          label={`Burn rate over time, ${detail.window}. The arrow keys read single points.`}
          configure={configure}
          describe={(index) => (
            <div>
              <div>{dateTimeFormat(times[index] ?? 0, { timeZone })}</div>
              {lines.map(({ window, rates }) => (
                <div key={window}>
                  <span style={{ color: burnLook(window, theme).color }}>{windowWord(window)}</span>{' '}
                  <strong>{formatBurn(rates[index] ?? undefined, hasData(window, times[index]))}</strong>
                </div>
              ))}
            </div>
          )}
          onZoom={onZoom}
        />
      )}
      {hasTable && <BurnTable rates={detail.rates} />}
      <div className={styles.footer}>
        <Tooltip
          content={
            <div>
              {detail.alerts.map(({ label }) => (
                <div key={label}>{label}</div>
              ))}
            </div>
          }
          placement="top-start"
        >
          <span className={styles.sentence}>{detail.sentence}</span>
        </Tooltip>
        <Freshness age={detail.age} stale={detail.stale} />
      </div>
    </section>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    empty: css({
      display: 'grid',
      placeItems: 'center',
      textAlign: 'center',
      overflow: 'hidden',
      color: theme.colors.text.secondary,
    }),
    footer: css({
      boxSizing: 'border-box',
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      height: FOOTER_HEIGHT,
      fontSize: theme.typography.bodySmall.fontSize,
      borderTop: `1px solid ${theme.colors.border.weak}`,
    }),
    sentence: css({
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      color: theme.colors.text.primary,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    }),
  };
}
