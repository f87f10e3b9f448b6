import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import type { PolicyState } from '../core/policy/PolicyState';
import { edgeBackground, STATE_LOOK, stateColors } from './stateLook';
import { StateIcon } from './StateIcon';

/** Pixels. */
const EDGE = 6;

interface Props {
  state: PolicyState;
  /** The state word: "Ship with care". */
  headline: string;
  /** What the state would be without the exception that overlays it. */
  without?: { state: PolicyState; headline: string };
}

/** A state as a small pill: icon, word and colour together. */
export function StateBadge({ state, headline, without }: Props) {
  const styles = useStyles2(getStyles, state, without?.state);
  return (
    <span className={styles.badge} title={without && `Without it: ${without.headline}`}>
      {without !== undefined && <span className={styles.edge} />}
      <StateIcon state={state} size={14} />
      <span className={styles.word}>{headline}</span>
      {without !== undefined && <span className={styles.hidden}>, without it {without.headline}</span>}
    </span>
  );
}

function getStyles(theme: GrafanaTheme2, state: PolicyState, without: PolicyState | undefined) {
  const colors = stateColors(state, theme);
  return {
    badge: css({
      position: 'relative',
      overflow: 'hidden',
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      maxWidth: '100%',
      padding: without === undefined ? '2px 10px 2px 6px' : '2px 10px 2px 12px',
      borderRadius: 999,
      border: `1px ${STATE_LOOK[state].edge} ${colors.fill}`,
      color: colors.text,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightBold,
      lineHeight: '18px',
    }),
    edge: css({
      position: 'absolute',
      insetBlock: 0,
      left: 0,
      width: EDGE,
      background: edgeBackground(state, without, EDGE, theme),
    }),
    hidden: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
    word: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  };
}
