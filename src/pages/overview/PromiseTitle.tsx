import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import type { StateRow } from '../../frames/decodeState';

interface Props {
  row: StateRow;
  onOpen: (slo: string) => void;
}

/** A promise's name; pressed, it opens the details. */
export function PromiseTitle({ row, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <button type="button" className={styles.title} aria-haspopup="dialog" onClick={() => onOpen(row.slo)}>
      {row.title}
    </button>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    title: css({
      display: 'inline',
      padding: 0,
      border: 'none',
      background: 'none',
      color: theme.colors.text.primary,
      textAlign: 'left',
      '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2, borderRadius: 2 },
    }),
  };
}
