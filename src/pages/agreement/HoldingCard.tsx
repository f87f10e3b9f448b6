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
  /** Whether the person may ask for an exception now. */
  mayAsk: boolean;
  className?: string;
}

/** What was decided beside the terms and holds now. */
export function HoldingCard({ agreement, rows, mayAsk, className }: Props) {
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
      <div className={styles.links}>
        <AppLink to={decisionsPath(agreement)}>All decisions</AppLink>
        {mayAsk && <AppLink to={decisionsPath(agreement)}>Ask for an exception</AppLink>}
      </div>
    </Card>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    links: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2) }),
    none: css({ color: theme.colors.text.secondary }),
    list: css({
      listStyle: 'none',
      margin: theme.spacing(0, 0, 1),
      padding: 0,
      '& > li + li': { marginTop: theme.spacing(0.75) },
    }),
  };
}
