import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { POLICY_STATES, type PolicyState } from '../core/policy/PolicyState';
import { HEADLINES } from '../core/wording/headlines';
import type { StateRow } from '../frames/decodeState';
import { StateIcon } from './StateIcon';
import { textWidth } from './textWidth';

interface Props {
  rows: readonly StateRow[];
  /** How many of the rows are not shown for want of room. */
  hidden: number;
  /** How many SLOs have no row because their definition cannot be read: nobody can tell their state. */
  unreadable?: number;
}

/** Words and gaps between them, in multiples of the font size. */
const GAP = 1.1;
const ICON = 1.4;
const LINE_HEIGHT = 1.6;

/** Height of the counts in pixels: they wrap where a line is too short for them. */
export function stateCountsHeight({ rows, hidden, unreadable }: Props, width: number, fontSize: number): number {
  const texts = [...countsOf(rows, unreadable).map(({ text }) => text), ...(hidden > 0 ? [hiddenText(hidden)] : [])];
  const room = width / fontSize;
  let lines = 1;
  let used = 0;
  for (const text of texts) {
    const needed = textWidth(text) + ICON;
    if (used > 0 && used + GAP + needed > room) {
      lines += 1;
      used = needed;
    } else {
      used += (used > 0 ? GAP : 0) + needed;
    }
  }
  return lines * LINE_HEIGHT * fontSize;
}

/** How many SLOs are in which state, worst first: "1 reliability first · 2 ship". */
export function StateCounts({ rows, hidden, unreadable }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line}>
      {countsOf(rows, unreadable).map(({ state, text }) => (
        <span key={state} className={styles.count}>
          <StateIcon state={state} />
          {text}
        </span>
      ))}
      {hidden > 0 && <span className={styles.hidden}>{hiddenText(hidden)}</span>}
    </div>
  );
}

function hiddenText(hidden: number): string {
  return `${hidden} more: enlarge the panel`;
}

function countsOf(rows: readonly StateRow[], unreadable = 0): Array<{ state: PolicyState; text: string }> {
  return POLICY_STATES.flatMap((state) => {
    const count = rows.filter((row) => row.detail.state === state).length + (state === 'cant-tell' ? unreadable : 0);
    return count === 0 ? [] : [{ state, text: `${count} ${lowerFirst(HEADLINES[state])}` }];
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function getStyles(theme: GrafanaTheme2) {
  return {
    line: css({
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: `${GAP}em`,
      lineHeight: LINE_HEIGHT,
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
    }),
    count: css({ display: 'inline-flex', alignItems: 'center', gap: '0.4em' }),
    hidden: css({ marginLeft: 'auto', color: theme.colors.text.primary }),
  };
}
