import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { stateColors } from './stateLook';
import { StateIcon } from './StateIcon';

interface Props {
  problems: readonly string[];
  /** How many there are beside the first, if not all are listed. */
  more?: number;
}

/** Height in pixels, for panels that place the rest around it. */
export const PROBLEM_LINE_HEIGHT = 26;

/** Says that a part of the answer could not be read, above the parts that could. */
export function ProblemLine({ problems, more = problems.length - 1 }: Props) {
  const styles = useStyles2(getStyles);
  const [first] = problems;
  if (first === undefined) {
    return null;
  }
  const text = more > 0 ? `${first.replace(/\.$/, '')}. And ${more} more.` : first;
  return (
    <div className={styles.line} role="status" title={problems.join('\n')}>
      <StateIcon state="care" />
      <span className={styles.text}>{text}</span>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    line: css({
      boxSizing: 'border-box',
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      height: PROBLEM_LINE_HEIGHT,
      padding: theme.spacing(0, 1),
      fontSize: theme.typography.bodySmall.fontSize,
      color: stateColors('care', theme).text,
    }),
    text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  };
}
