import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';

import type { StateRow } from '../../frames/decodeState';
import { FleetTable, fleetRowsThatFit } from '../../ui/FleetTable';
import { viewingOf } from '../../ui/fitTile';
import { layoutTiles } from '../../ui/layoutTiles';
import { StateCounts, stateCountsHeight } from '../../ui/StateCounts';
import { StateTile } from '../../ui/StateTile';
import type { StateLayout } from './PolicyStateOptions';

interface Props {
  /** Worst first. */
  rows: readonly StateRow[];
  layout: StateLayout;
  width: number;
  height: number;
  showAgreement: boolean;
  showBar: boolean;
}

/** Below this a list says more than tiles. */
const COMFORTABLE_TILE = { minWidth: 240, minHeight: 120 };
/** Holds a title, the state word and the age of the data. */
const SMALLEST_TILE = { minWidth: 210, minHeight: 96 };

/** Many SLOs in one panel, worst first, with the counts of states. Never scrolls: says how many more there are. */
export function StateWall({ rows, layout, width, height, showAgreement, showBar }: Props) {
  const fontSize = Math.min(26, Math.max(12, Math.min(width / 62, height / 34)));
  const styles = useStyles2(getStyles);
  const gap = Math.round(fontSize * 0.6);
  const headHeight = Math.round(stateCountsHeight(rows, width - 2 * gap, fontSize) + gap);
  const area = { width: width - 2 * gap, height: height - headHeight - gap };
  const tiles = layoutTiles(rows.length, area.width, area.height, {
    gap,
    ...(layout === 'tile' ? SMALLEST_TILE : COMFORTABLE_TILE),
    emphasizeFirst: rows.length > 2 && rows[0]?.detail.state !== 'ship',
  });
  const asList = layout === 'list' || (layout === 'auto' && tiles.hidden > 0);
  const shown = asList ? Math.min(rows.length, fleetRowsThatFit(area.width, area.height)) : tiles.tiles.length;
  return (
    <div className={styles.wall}>
      <div className={styles.head} style={{ height: headHeight, fontSize, paddingInline: gap }}>
        <StateCounts rows={rows} hidden={rows.length - shown} />
      </div>
      {asList ? (
        <div style={{ paddingInline: gap }}>
          <FleetTable rows={rows.slice(0, shown)} showBar={showBar} showAgreement={showAgreement} />
        </div>
      ) : (
        <div className={styles.tiles} style={{ marginInline: gap }}>
          {tiles.tiles.map((tile, index) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <div key={`${row.slo} ${index}`} className={styles.place} style={{ left: tile.x, top: tile.y }}>
                  <StateTile
                    row={row}
                    width={tile.width}
                    height={tile.height}
                    showTitle
                    showBar={showBar}
                    showAgreement={showAgreement}
                    bordered
                    viewing={viewingOf(width, height)}
                  />
                </div>
              )
            );
          })}
        </div>
      )}
    </div>
  );
}

function getStyles() {
  return {
    wall: css({ height: '100%', overflow: 'hidden' }),
    head: css({ display: 'grid', alignItems: 'center' }),
    tiles: css({ position: 'relative' }),
    place: css({ position: 'absolute' }),
  };
}
