import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';

import type { PolicyState } from '../core/policy/PolicyState';
import { stateColors } from './stateLook';
import { StateIcon } from './StateIcon';

interface Props {
  state: PolicyState;
  headline: string;
  /** Name of the SLO; empty where the panel's own header has said it. */
  title: string;
  /** What stands at the right: the window, or what the scale means. */
  aside: string;
  sentence?: string;
  /** The sum behind the sentence, on hover and focus. */
  sum?: string;
}

/** Height in pixels, without and with a sentence. */
export const GRAPH_HEADER_HEIGHT = 24;
export const GRAPH_SENTENCE_HEIGHT = 22;

/** The head of a graph: which SLO, what state it is in, and one sentence. */
export function GraphHeader({ state, headline, title, aside, sentence, sum }: Props) {
  const styles = useStyles2(getStyles, state);
  return (
    <div>
      <div className={styles.line}>
        {title !== '' && <span className={styles.title}>{title}</span>}
        <span className={styles.state}>
          <StateIcon state={state} size={15} />
          {headline}
        </span>
        <span className={styles.aside}>{aside}</span>
      </div>
      {sentence !== undefined && (
        <Tooltip content={sum || sentence} placement="bottom-start">
          <div className={styles.sentence}>{sentence}</div>
        </Tooltip>
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2, state: PolicyState) {
  const clipped = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5), height: GRAPH_HEADER_HEIGHT }),
    title: css({ ...clipped, fontWeight: theme.typography.fontWeightMedium }),
    state: css({
      display: 'inline-flex',
      flex: 'none',
      alignItems: 'center',
      gap: 6,
      fontWeight: theme.typography.fontWeightBold,
      color: stateColors(state, theme).text,
    }),
    aside: css({
      ...clipped,
      marginLeft: 'auto',
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
    sentence: css({
      ...clipped,
      height: GRAPH_SENTENCE_HEIGHT,
      color: theme.colors.text.primary,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    }),
  };
}
