import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { Link } from 'react-router-dom';

import type { Offer } from '../../core/agreement/offersOf';
import { proposePath } from '../appPaths';
import { Card } from './Card';
import type { VersionRow } from './versionRows';
import { locationUtil } from '@grafana/data';

interface Props {
  agreement: string;
  rows: readonly VersionRow[];
  propose: Offer;
  /** Why nothing can be proposed stands elsewhere on the page. */
  isWhySaid: boolean;
  className?: string;
}

/** All versions, newest first, each with what it changed. */
export function VersionsCard({ agreement, rows, propose, isWhySaid, className }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Card title="Versions" className={className}>
      {rows.length === 0 && <p className={styles.note}>There is none yet.</p>}
      <ul className={styles.list}>
        {rows.map(({ key, text, compareWith }) => (
          <li key={key}>
            {text}
            {compareWith !== undefined && (
              <>
                {' '}
                <Link
                  className={styles.link}
                  to={`?compare=${compareWith}..${key}`}
                  aria-label={`Differences of ${text}`}
                >
                  differences
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
      {propose.why === undefined ? (
        <LinkButton
          className={styles.button}
          variant={rows.length === 0 ? 'primary' : 'secondary'}
          icon="edit"
          href={locationUtil.assureBaseUrl(proposePath(agreement))}
        >
          {rows.length === 0 ? 'Propose version 1' : 'Propose a new version'}
        </LinkButton>
      ) : (
        !isWhySaid && <p className={styles.note}>{propose.why}</p>
      )}
    </Card>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', margin: 0, padding: 0, '& > li + li': { marginTop: theme.spacing(0.5) } }),
    link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
    button: css({ marginTop: theme.spacing(1.5) }),
    note: css({ margin: theme.spacing(1, 0, 0), color: theme.colors.text.secondary }),
  };
}
