import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

import type { Check, CheckState } from './checklist';

interface Props {
  checks: readonly Check[];
}

const ICONS: Record<CheckState, IconName> = {
  ready: 'check-circle',
  done: 'check-circle',
  already: 'check-circle',
  missing: 'minus-circle',
  failed: 'exclamation-circle',
  unknown: 'question-circle',
  working: 'sync',
  waiting: 'clock-nine',
};

/** What Truce needs, one line each: icon, word and sentence. */
export function SetUpChecklist({ checks }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list} aria-label="What Truce needs">
      {checks.map(({ id, title, state, word, message }) => (
        <li key={id} className={styles.item} data-state={state}>
          <Icon name={ICONS[state]} className={styles[toneOf(state)]} />
          <div className={styles.text}>
            <div>{title}</div>
            <div className={styles.message}>
              <span className={styles[toneOf(state)]}>{word}</span>
              {message !== '' && ` · ${message}`}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function toneOf(state: CheckState): 'good' | 'bad' | 'open' | 'quiet' {
  switch (state) {
    case 'ready':
    case 'done':
    case 'already':
      return 'good';
    case 'failed':
      return 'bad';
    case 'missing':
      return 'open';
    default:
      return 'quiet';
  }
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', margin: theme.spacing(2, 0) }),
    item: css({
      display: 'flex',
      gap: theme.spacing(1.5),
      minHeight: 56,
      padding: theme.spacing(1, 0),
      borderTop: `1px solid ${theme.colors.border.weak}`,
      '& > svg': { flex: 'none', marginTop: 3 },
    }),
    text: css({ minWidth: 0, overflowWrap: 'anywhere' }),
    message: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    good: css({ color: theme.colors.success.text }),
    bad: css({ color: theme.colors.error.text }),
    open: css({ color: theme.colors.warning.text }),
    quiet: css({ color: theme.colors.text.secondary }),
  };
}
