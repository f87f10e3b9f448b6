import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import type { StateRow } from '../../frames/decodeState';
import { BudgetBar } from '../../ui/BudgetBar';
import { Freshness } from '../../ui/Freshness';
import { StateBadge } from '../../ui/StateBadge';
import { PromiseTitle } from './PromiseTitle';
import { sentenceAndNext } from './sentenceAndNext';

interface Props {
  rows: readonly StateRow[];
  onOpen: (slo: string) => void;
}

/** The list on a phone: a card a promise. */
export function PromiseCards({ rows, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.slo} className={styles.card}>
          <div className={styles.line}>
            <StateBadge state={row.detail.state} headline={row.detail.headline} />
            <Freshness age={row.detail.age} stale={row.detail.stale} />
          </div>
          <div className={styles.title}>
            <PromiseTitle row={row} onOpen={onOpen} />
          </div>
          <div>{sentenceAndNext(row.detail)}</div>
          {row.detail.remaining !== undefined && (
            <div className={styles.bar}>
              <BudgetBar
                state={row.detail.state}
                remaining={row.detail.remaining}
                tiers={row.detail.tiers}
                isApproximate={row.detail.approximations.length > 0}
                height={7}
              />
            </div>
          )}
          <div className={styles.foot}>{[row.team, row.detail.basis].filter(Boolean).join(' · ')}</div>
          {row.detail.signedBy !== '' && <div className={styles.foot}>{row.detail.signedBy}</div>}
        </li>
      ))}
    </ul>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', display: 'grid', gap: theme.spacing(1) }),
    card: css({
      padding: theme.spacing(1.5),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
      overflowWrap: 'anywhere',
    }),
    line: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: theme.spacing(1) }),
    // High enough for a finger: WCAG 2.2, 2.5.8.
    title: css({
      fontSize: theme.typography.h5.fontSize,
      '& > button': { minHeight: 32, paddingBlock: theme.spacing(0.5) },
    }),
    bar: css({ margin: theme.spacing(1.5, 0) }),
    foot: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
