import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { Card } from './Card';

interface Props {
  title: string;
  text: string;
  className?: string;
}

/** A part of the agreement that is words alone; nothing where there are none. */
export function TextCard({ title, text, className }: Props) {
  const styles = useStyles2(getStyles);
  return text.trim() === '' ? null : (
    <Card title={title} className={className}>
      <p className={styles.text}>{text}</p>
    </Card>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return { text: css({ margin: 0, color: theme.colors.text.secondary, whiteSpace: 'pre-line' }) };
}
