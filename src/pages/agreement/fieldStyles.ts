import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** How the fields of the form of terms are laid out. */
export function fieldStyles(theme: GrafanaTheme2) {
  return {
    stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
    columns: css({
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
      gap: theme.spacing(1.5, 2),
      alignItems: 'end',
    }),
    numbers: css({
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(150px, 100%), 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'end',
    }),
    faint: css({ margin: 0, color: theme.colors.text.secondary }),
  };
}
