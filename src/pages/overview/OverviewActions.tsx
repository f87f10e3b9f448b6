import { css } from '@emotion/css';
import { dateTimeFormat, getTimeZone, type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';

interface Props {
  /** When the list was read, milliseconds; absent when there is none. */
  readAt?: number;
  isReading: boolean;
  onRefresh: () => void;
}

/** When the list was read, and the button that reads it again. */
export function OverviewActions({ readAt, isReading, onRefresh }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.actions}>
      {readAt !== undefined && (
        <span className={styles.at} title="Read again every 30 seconds">
          {`Read at ${dateTimeFormat(readAt, { format: 'HH:mm:ss', timeZone: getTimeZone() })}`}
        </span>
      )}
      <Button
        variant="secondary"
        icon="sync"
        onClick={onRefresh}
        aria-busy={isReading}
        // Disabled it would lose the focus of whoever pressed it.
        aria-disabled={isReading}
      >
        Refresh
      </Button>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    actions: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) }),
    at: css({
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    }),
  };
}
