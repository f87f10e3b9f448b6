import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { stateColors } from './stateLook';
import { StateIcon } from './StateIcon';

interface Props {
  /** One sentence: what is wrong, where, how to mend it. */
  problem: string;
  headline?: string;
}

/** What is shown when there is no answer to show: the same grey look as "can't tell", never a colour of a decision. */
export function DataProblem({ problem, headline = "Can't tell" }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} role="status">
      <div className={styles.head}>
        <StateIcon state="cant-tell" size={20} />
        <span>{headline}</span>
      </div>
      <div className={styles.problem}>{problem}</div>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const { text, fill } = stateColors('cant-tell', theme);
  return {
    box: css({
      boxSizing: 'border-box',
      height: '100%',
      minHeight: 0,
      overflow: 'hidden',
      padding: theme.spacing(1, 1.5),
      borderLeft: `4px dashed ${fill}`,
    }),
    head: css({ display: 'flex', alignItems: 'center', gap: 8, color: text, fontSize: 18, fontWeight: 600 }),
    problem: css({ marginTop: theme.spacing(0.5), color: theme.colors.text.primary, overflowWrap: 'anywhere' }),
  };
}
