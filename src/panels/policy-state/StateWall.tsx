import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';

import type { StateRow } from '../../frames/decodeState';
import { viewingOf } from '../../ui/fitTile';
import { FleetTable } from '../../ui/FleetTable';
import { StateCounts } from '../../ui/StateCounts';
import { StateTile } from '../../ui/StateTile';
import { arrangeWall } from './arrangeWall';
import type { StateLayout } from './PolicyStateOptions';

interface Props {
  /** Worst first. */
  rows: readonly StateRow[];
  /** How many SLOs have no row because their definition cannot be read. */
  unreadable: number;
  layout: StateLayout;
  width: number;
  height: number;
  showAgreement: boolean;
  showBar: boolean;
}

/** Many SLOs in one panel, worst first, with the counts of states. Never scrolls: says how many more there are. */
export function StateWall({ rows, unreadable, layout, width, height, showAgreement, showBar }: Props) {
  const styles = useStyles2(getStyles);
  const { fontSize, gap, headHeight, tiles, shown } = arrangeWall(rows, layout, width, height, unreadable);
  return (
    <div className={styles.wall}>
      <div className={styles.head} style={{ height: headHeight, fontSize, paddingInline: gap }}>
        <StateCounts rows={rows} hidden={rows.length - shown} unreadable={unreadable} />
      </div>
      {tiles === undefined ? (
        <div style={{ paddingInline: gap }}>
          <FleetTable rows={rows.slice(0, shown)} showBar={showBar} showAgreement={showAgreement} />
        </div>
      ) : (
        <div className={styles.tiles} style={{ marginInline: gap }}>
          {tiles.map((tile, index) => {
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
