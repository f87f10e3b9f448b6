import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

import { Card } from './Card';
import { Differences } from './Differences';
import type { HistoryRow } from './historyRows';

interface Props {
  rows: readonly HistoryRow[];
  /** Below the last act: where one adds to it. */
  children?: ReactNode;
  className?: string;
}

/** How the agreement came about, top to bottom. What does not count is shown and marked. */
export function HistorySection({ rows, children, className }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Card title="How we got here" className={className}>
      {rows.length === 0 && <p className={styles.faint}>Nobody has said anything yet.</p>}
      <ol className={styles.list}>
        {rows.map((row) => (
          <li key={row.uid} id={row.uid} className={cx(styles.act, row.invalid !== undefined && styles.invalid)}>
            <div>
              <strong>{row.who}</strong> {row.what}
              <span className={styles.faint}>
                , <time dateTime={row.time}>{row.when}</time>
              </span>
            </div>
            {row.text !== '' && <p className={styles.text}>{row.text}</p>}
            {row.invalid !== undefined && (
              <p className={styles.mark}>
                <Icon name="exclamation-triangle" />
                <span>
                  <strong>Does not count.</strong> {row.invalid}
                </span>
              </p>
            )}
            {row.restored !== undefined && (
              <p className={styles.mark}>
                <Icon name="history" />
                <span>
                  <strong>Counts all the same.</strong> {row.restored}
                </span>
              </p>
            )}
            <Differences changes={row.changes} label={`What ${row.who} changed`} />
          </li>
        ))}
      </ol>
      {children}
    </Card>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', margin: 0, padding: 0 }),
    act: css({
      paddingLeft: theme.spacing(1.5),
      borderLeft: `3px solid ${theme.colors.border.medium}`,
      overflowWrap: 'anywhere',
      '& + &': { marginTop: theme.spacing(2) },
    }),
    invalid: css({ borderLeft: `3px dashed ${theme.colors.warning.border}` }),
    text: css({ margin: theme.spacing(0.25, 0, 0), whiteSpace: 'pre-line' }),
    faint: css({ color: theme.colors.text.secondary }),
    mark: css({
      display: 'flex',
      gap: theme.spacing(0.75),
      margin: theme.spacing(0.5, 0, 0),
      color: theme.colors.warning.text,
      '& svg': { flex: 'none', marginTop: 3 },
    }),
  };
}
