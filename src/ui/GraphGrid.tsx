import type { ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { layoutTiles } from './layoutTiles';

interface Props<T> {
  /** Worst first. */
  graphs: readonly T[];
  width: number;
  height: number;
  minWidth: number;
  minHeight: number;
  render: (graph: T, width: number, height: number) => ReactNode;
}

const MORE_HEIGHT = 20;

/** One graph, or several in a grid without scrolling; says how many did not fit. */
export function GraphGrid<T>({ graphs, width, height, minWidth, minHeight, render }: Props<T>) {
  const styles = useStyles2(getStyles);
  const options = { gap: 16, minWidth, minHeight, emphasizeFirst: false };
  const whole = layoutTiles(graphs.length, width, height, options);
  const layout = whole.hidden === 0 ? whole : layoutTiles(graphs.length, width, height - MORE_HEIGHT, options);
  return (
    <div className={styles.grid} style={{ width, height }}>
      {layout.tiles.map((tile, index) => {
        const graph = graphs[index];
        return (
          graph !== undefined && (
            <div
              key={index}
              className={styles.place}
              style={{ left: tile.x, top: tile.y, width: tile.width, height: tile.height }}
            >
              {render(graph, tile.width, tile.height)}
            </div>
          )
        );
      })}
      {layout.hidden > 0 && (
        <div className={styles.more}>{`${layout.hidden} more not shown: make the panel larger.`}</div>
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    grid: css({ position: 'relative', overflow: 'hidden' }),
    place: css({ position: 'absolute' }),
    more: css({
      position: 'absolute',
      bottom: 0,
      height: MORE_HEIGHT,
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
  };
}
