import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import type { PolicyState } from '../core/policy/PolicyState';
import { formatShare } from '../core/wording/formatShare';
import type { TierMark } from '../frames/StateDetail';
import { barShare, placeBarLabels } from './placeBarLabels';
import { stateColors } from './stateLook';

interface Props {
  state: PolicyState;
  /** Share of the budget left; absent when it is not known. */
  remaining?: number;
  tiers: readonly TierMark[];
  /** The share is not exact. */
  isApproximate?: boolean;
  /** Height of the bar itself in pixels. */
  height: number;
  /** Writes the tiers' labels below the bar; needs its width in pixels. */
  labels?: { width: number; fontSize: number };
}

/** How much of the budget is left, with the marks at which a tier begins. Grey for states without an answer. */
export function BudgetBar({ state, remaining, tiers, isApproximate = false, height, labels }: Props) {
  const styles = useStyles2(getStyles, state, height);
  const share = remaining === undefined ? undefined : barShare(remaining);
  const text =
    remaining === undefined
      ? 'not known'
      : `${isApproximate ? 'about ' : ''}${formatShare(remaining)} left${state === 'cant-tell' ? ', last known' : ''}`;
  return (
    <div>
      <div
        className={styles.track}
        role="meter"
        aria-label="Allowance left"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? 0 : Math.round(share * 100)}
        aria-valuetext={text}
      >
        {share !== undefined && (
          <div className={styles.fill} style={{ width: `max(${share * 100}%, ${height * 0.6}px)` }} />
        )}
        {tiers.map(
          (tier) =>
            tier.below !== undefined && (
              <div
                key={tier.id}
                className={styles.mark}
                style={{ left: `min(${barShare(tier.below) * 100}%, calc(100% - 2px))` }}
              />
            )
        )}
      </div>
      {labels !== undefined && (
        <div className={styles.labels} style={{ fontSize: labels.fontSize, height: labels.fontSize * 1.3 }}>
          {placeBarLabels(tiers, labels.width, labels.fontSize).map((label) => (
            <span key={label.text} className={styles.label} style={{ left: label.x }}>
              {label.text}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2, state: PolicyState, height: number) {
  return {
    track: css({
      position: 'relative',
      height,
      borderRadius: height / 2,
      background: theme.isDark ? theme.colors.border.medium : theme.colors.border.weak,
    }),
    fill: css({ height: '100%', borderRadius: height / 2, background: stateColors(state, theme).fill }),
    mark: css({
      position: 'absolute',
      top: -height * 0.3,
      width: Math.max(2, Math.round(height * 0.12)),
      height: height * 1.6,
      background: theme.colors.text.secondary,
    }),
    labels: css({
      position: 'relative',
      marginTop: height * 0.45,
      color: theme.colors.text.secondary,
      lineHeight: 1.3,
    }),
    label: css({ position: 'absolute', whiteSpace: 'nowrap' }),
  };
}
