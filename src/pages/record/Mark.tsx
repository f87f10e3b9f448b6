import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

/** What a mark says beside its word: holds, waits, is refused, or is over. */
export type MarkTone = 'good' | 'open' | 'bad' | 'quiet';

interface Props {
  tone: MarkTone;
  icon?: IconName;
  children: ReactNode;
}

const ICONS: Record<MarkTone, IconName> = {
  good: 'check-circle',
  open: 'clock-nine',
  bad: 'times-circle',
  quiet: 'circle',
};

/** Where something stands: colour, icon and word together. */
export function Mark({ tone, icon = ICONS[tone], children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <span className={`${styles.mark} ${styles[tone]}`}>
      <Icon name={icon} size="sm" />
      <span>{children}</span>
    </span>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    mark: css({
      display: 'inline-flex',
      alignItems: 'baseline',
      gap: theme.spacing(0.75),
      fontWeight: theme.typography.fontWeightMedium,
      '& > svg': { flex: 'none', alignSelf: 'center' },
    }),
    good: css({ color: theme.colors.success.text }),
    open: css({ color: theme.colors.warning.text }),
    bad: css({ color: theme.colors.error.text }),
    quiet: css({ color: theme.colors.text.secondary }),
  };
}
