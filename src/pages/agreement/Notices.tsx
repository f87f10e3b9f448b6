import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';

import type { PageNotice } from './pageNotices';

/** What must be known first, each as an alert. */
export function Notices({ notices }: { notices: readonly PageNotice[] }) {
  const styles = useStyles2(getStyles);
  return notices.map(({ severity, title, lines }) => (
    <Alert key={title} severity={severity} title={title}>
      <div className={styles.text}>
        {lines.length === 1 ? (
          lines[0]
        ) : (
          <ul className={styles.list}>
            {lines.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </Alert>
  ));
}

function getStyles(theme: GrafanaTheme2) {
  return {
    // Uids and names are longer than a phone is wide.
    text: css({ overflowWrap: 'anywhere' }),
    list: css({ margin: 0, paddingLeft: theme.spacing(2) }),
  };
}
