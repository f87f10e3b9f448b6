import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { stateColors } from './stateLook';
import { StateIcon } from './StateIcon';

interface Props {
  /** Age of the newest data: "20 s ago". */
  age: string;
  /** Older than the agreement tolerates: said by colour, sign and word. */
  stale: boolean;
}

/** How old the data is. Stands in the same corner everywhere. */
export function Freshness({ age, stale }: Props) {
  const styles = useStyles2(getStyles);
  if (age === '') {
    return null;
  }
  return (
    <span
      className={stale ? styles.stale : styles.fresh}
      title={stale ? 'The data is older than agreed.' : 'Age of the data'}
    >
      {stale && <StateIcon state="care" />}
      {stale && <span className={styles.spoken}>Data is old: </span>}
      <span>{age}</span>
    </span>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const base = { display: 'inline-flex', alignItems: 'center', gap: '0.35em', whiteSpace: 'nowrap' } as const;
  return {
    fresh: css({ ...base, color: theme.colors.text.secondary }),
    stale: css({ ...base, color: stateColors('care', theme).text, fontWeight: theme.typography.fontWeightMedium }),
    spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  };
}
