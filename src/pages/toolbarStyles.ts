import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** The line with search and filters above a list. */
export function toolbarStyles(theme: GrafanaTheme2) {
  return {
    toolbar: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
    }),
    search: css({ flex: '1 1 220px', maxWidth: 360 }),
    /** For screen readers alone. */
    spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  };
}
