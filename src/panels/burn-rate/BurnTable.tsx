import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { windowWord } from '../../core/wording/wordBurn';
import type { BurnDetail } from '../../frames/StateDetail';
import { stateColors } from '../../ui/stateLook';
import { StateIcon } from '../../ui/StateIcon';

interface Props {
  rates: BurnDetail['rates'];
}

/** Height in pixels. */
export const BURN_TABLE_HEIGHT = 58;

/** The burn rate of every window now. A rate that is part of an alert has its sign and its word, not only a colour. */
export function BurnTable({ rates }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.table} aria-label="Burn rate now, by window">
      {rates.map(({ window, rate, text, severity }) => (
        <div key={window} className={styles.cell}>
          <dt className={styles.window}>{windowWord(window)}</dt>
          <dd className={severity === undefined ? styles.rate : severity === 'page' ? styles.page : styles.ticket}>
            <span className={rate === undefined ? styles.none : undefined}>{text}</span>
            {severity !== undefined && (
              <span className={styles.severity}>
                <StateIcon state={severity === 'page' ? 'stop' : 'care'} size={11} />
                {severity}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const rate = css({ margin: 0, lineHeight: 1.2, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' });
  return {
    table: css({
      boxSizing: 'border-box',
      display: 'grid',
      gridAutoFlow: 'column',
      gridAutoColumns: 'minmax(0, 1fr)',
      height: BURN_TABLE_HEIGHT,
      margin: 0,
      paddingTop: 4,
      borderTop: `1px solid ${theme.colors.border.weak}`,
      overflow: 'hidden',
    }),
    cell: css({ minWidth: 0 }),
    window: css({
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
      color: theme.colors.text.secondary,
      lineHeight: 1.3,
    }),
    rate,
    page: css(rate, { color: stateColors('stop', theme).text, fontWeight: theme.typography.fontWeightBold }),
    ticket: css(rate, { color: stateColors('care', theme).text, fontWeight: theme.typography.fontWeightBold }),
    none: css({ fontSize: 11, whiteSpace: 'normal', color: theme.colors.text.secondary }),
    severity: css({
      display: 'flex',
      alignItems: 'center',
      gap: 3,
      fontSize: 11,
      fontWeight: theme.typography.fontWeightMedium,
    }),
  };
}
