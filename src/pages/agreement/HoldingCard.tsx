import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { decisionsPath } from '../appPaths';
import { AppLink } from '../record/AppLink';
import { Card } from './Card';
import type { HoldingRow } from './holdingNow';

interface Props {
  agreement: string;
  rows: readonly HoldingRow[];
  className?: string;
}

/** What was decided beside the terms and holds now. */
export function HoldingCard({ agreement, rows, className }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Card title="Exceptions and exclusions" className={className}>
      {rows.length === 0 && <p className={styles.none}>None now.</p>}
      <ul className={styles.list}>
        {rows.map(({ uid, kind, text }) => (
          <li key={uid}>
            <strong>{kind}</strong> {text}
          </li>
        ))}
      </ul>
      <AppLink to={decisionsPath(agreement)}>All decisions</AppLink>
    </Card>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    none: css({ color: theme.colors.text.secondary }),
    list: css({
      listStyle: 'none',
      margin: theme.spacing(0, 0, 1),
      padding: 0,
      '& > li + li': { marginTop: theme.spacing(0.75) },
    }),
  };
}
