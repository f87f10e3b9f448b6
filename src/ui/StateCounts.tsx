import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { POLICY_STATES } from '../core/policy/PolicyState';
import { HEADLINES } from '../core/wording/headlines';
import type { StateRow } from '../frames/decodeState';
import { StateIcon } from './StateIcon';

interface Props {
  rows: readonly StateRow[];
  /** How many of the rows are not shown for want of room. */
  hidden: number;
}

/** How many SLOs are in which state, worst first: "1 reliability first · 2 ship". */
export function StateCounts({ rows, hidden }: Props) {
  const styles = useStyles2(getStyles);
  const counts = POLICY_STATES.map((state) => ({ state, count: rows.filter((row) => row.detail.state === state).length }));
  return (
    <div className={styles.line}>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <span key={state} className={styles.count}>
            <StateIcon state={state} />
            {`${count} ${lowerFirst(HEADLINES[state])}`}
          </span>
        ))}
      {hidden > 0 && <span className={styles.hidden}>{`${hidden} more not shown: make the panel larger`}</span>}
    </div>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function getStyles(theme: GrafanaTheme2) {
  return {
    line: css({
      display: 'flex',
      gap: '1.1em',
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
    }),
    count: css({ display: 'inline-flex', alignItems: 'center', gap: '0.4em' }),
    hidden: css({ marginLeft: 'auto', color: theme.colors.text.primary }),
  };
}
