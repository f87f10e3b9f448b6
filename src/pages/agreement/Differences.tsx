import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import type { FieldChange } from '../../core/wording/termsDiff';
import { Spoken } from './Spoken';

interface Props {
  changes: readonly FieldChange[];
  /** What they are the changes of, for readers of the screen: "Changes to version 3". */
  label: string;
}

/** What is different, field by field: before struck through, after beside it. */
export function Differences({ changes, label }: Props) {
  const styles = useStyles2(getStyles);
  return changes.length === 0 ? null : (
    <ul className={styles.list} aria-label={label}>
      {changes.map(({ path, label: field, before, after }) => (
        <li key={path}>
          <span className={styles.field}>{field}</span>{' '}
          {before !== undefined && (
            <>
              <Spoken>was </Spoken>
              <del className={styles.before}>{before}</del>
            </>
          )}
          {before !== undefined && after !== undefined && <span aria-hidden="true"> → </span>}
          {after !== undefined && (
            <>
              <Spoken>{before === undefined ? 'is new: ' : ', now '}</Spoken>
              {before === undefined && <span aria-hidden="true">+ </span>}
              <ins className={styles.after}>{after}</ins>
            </>
          )}
          {after === undefined && <span className={styles.field}> (removed)</span>}
        </li>
      ))}
    </ul>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: theme.spacing(1, 1.5),
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.canvas,
      border: `1px solid ${theme.colors.border.weak}`,
      '& > li + li': { marginTop: theme.spacing(0.5) },
    }),
    field: css({ color: theme.colors.text.secondary }),
    before: css({ color: theme.colors.error.text, textDecoration: 'line-through', whiteSpace: 'pre-line' }),
    after: css({ color: theme.colors.success.text, textDecoration: 'none', whiteSpace: 'pre-line' }),
  };
}
