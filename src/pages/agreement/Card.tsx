import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  className?: string;
}

/** One part of the document, with its heading. */
export function Card({ title, children, className }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <section className={cx(styles.card, className)} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    card: css({
      minWidth: 0,
      padding: theme.spacing(2, 2.5),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('sm')]: { padding: theme.spacing(1.5, 1.5) },
    }),
    title: css({
      margin: 0,
      marginBottom: theme.spacing(1.5),
      fontSize: theme.typography.h5.fontSize,
      fontWeight: 600,
    }),
  };
}
