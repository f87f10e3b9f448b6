import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import type { PolicyState } from '../core/policy/PolicyState';
import { STATE_LOOK, stateColors } from './stateLook';
import { StateIcon } from './StateIcon';

interface Props {
  state: PolicyState;
  /** The state word: "Ship with care". */
  headline: string;
}

/** A state as a small pill: icon, word and colour together. */
export function StateBadge({ state, headline }: Props) {
  const styles = useStyles2(getStyles, state);
  return (
    <span className={styles.badge}>
      <StateIcon state={state} size={14} />
      <span className={styles.word}>{headline}</span>
    </span>
  );
}

function getStyles(theme: GrafanaTheme2, state: PolicyState) {
  const colors = stateColors(state, theme);
  return {
    badge: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      maxWidth: '100%',
      padding: '2px 10px 2px 6px',
      borderRadius: 999,
      border: `1px ${STATE_LOOK[state].edge} ${colors.fill}`,
      color: colors.text,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightBold,
      lineHeight: '18px',
    }),
    word: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  };
}
