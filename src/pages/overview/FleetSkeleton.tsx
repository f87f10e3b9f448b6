import { css, keyframes } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

const ROWS = 6;
/** As in FleetTable, in pixels. */
const ROW_HEIGHT = 34;
const HEAD_HEIGHT = 28;

/** Stands where the list will be, as high as it, so that nothing jumps when it comes. */
export function FleetSkeleton() {
  const styles = useStyles2(getStyles);
  return (
    <div role="status">
      <span className={styles.spoken}>Reading the promises…</span>
      <div aria-hidden="true">
        <div className={styles.toolbar} />
        <div className={styles.counts} />
        {Array.from({ length: ROWS }, (_, index) => (
          <div key={index} className={styles.row}>
            <div className={styles.bone} style={{ width: 130 }} />
            <div className={styles.bone} style={{ width: '25%' }} />
            <div className={styles.bone} style={{ width: '15%' }} />
          </div>
        ))}
      </div>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const pulse = keyframes({ '50%': { opacity: 0.45 } });
  return {
    toolbar: css({ height: theme.spacing(theme.components.height.md), marginBottom: theme.spacing(2) }),
    counts: css({ height: theme.spacing(3), marginBottom: `calc(${theme.spacing(1)} + ${HEAD_HEIGHT}px)` }),
    row: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(3),
      height: ROW_HEIGHT + 1,
      borderTop: `1px solid ${theme.colors.border.weak}`,
    }),
    bone: css({
      height: 12,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.action.disabledBackground,
      '@media (prefers-reduced-motion: no-preference)': { animation: `${pulse} 1.6s ease-in-out infinite` },
    }),
    spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  };
}
