import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';

import type { PolicyState } from '../core/policy/PolicyState';
import { stateColors } from './stateLook';
import { StateIcon } from './StateIcon';
import { lineCount, textWidth } from './textWidth';

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
  /** Why the numbers are not exact, a sentence each. */
  approximations: readonly string[];
  /** Pixels. */
  width: number;
}

const LINE_HEIGHT = 24;
const SENTENCE_LINE_HEIGHT = 20;
const FONT_SIZE = 14;
const MOST_SENTENCE_LINES = 2;
const APPROXIMATE = '≈ approximate';

/** Height of the header in pixels: a line, and up to two for its sentence. */
export function graphHeaderHeight(width: number, sentence?: string): number {
  return LINE_HEIGHT + (sentence === undefined ? 0 : sentenceLines(width, sentence) * SENTENCE_LINE_HEIGHT);
}

function sentenceLines(width: number, sentence: string): number {
  return Math.min(MOST_SENTENCE_LINES, lineCount(sentence, width / FONT_SIZE));
}

/** The head of a graph: which SLO, what state it is in, and one sentence. */
export function GraphHeader({ state, headline, title, aside, sentence, sum, approximations, width }: Props) {
  const isApproximate = approximations.length > 0;
  const mark = isApproximate ? textWidth(APPROXIMATE) + 1 : 0;
  const room = width / FONT_SIZE - textWidth(title) - textWidth(headline, 'bold') - mark - 4;
  const styles = useStyles2(getStyles, state);
  return (
    <div>
      <div className={styles.line}>
        {title !== '' && <span className={styles.title}>{title}</span>}
        <span className={styles.state}>
          <StateIcon state={state} size={15} />
          {headline}
        </span>
        {isApproximate && (
          <Tooltip content={`Approximate: ${approximations.join(' ')}`} placement="bottom-start">
            <span className={styles.approximate} aria-label={`Approximate: ${approximations.join(' ')}`} role="note">
              {APPROXIMATE}
            </span>
          </Tooltip>
        )}
        {textWidth(aside) * 0.86 <= room && <span className={styles.aside}>{aside}</span>}
      </div>
      {sentence !== undefined && (
        <Tooltip
          content={
            <>
              <div>{sentence}</div>
              <div>{sum}</div>
            </>
          }
          placement="bottom-start"
        >
          <div className={styles.sentence} style={{ height: sentenceLines(width, sentence) * SENTENCE_LINE_HEIGHT }}>
            {sentence}
          </div>
        </Tooltip>
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2, state: PolicyState) {
  const clipped = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5), height: LINE_HEIGHT }),
    title: css({ ...clipped, fontWeight: theme.typography.fontWeightMedium }),
    state: css({
      display: 'inline-flex',
      flex: 'none',
      alignItems: 'center',
      gap: 6,
      fontWeight: theme.typography.fontWeightBold,
      color: stateColors(state, theme).text,
    }),
    approximate: css({
      flex: 'none',
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
    }),
    aside: css({
      ...clipped,
      marginLeft: 'auto',
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
    sentence: css({
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: MOST_SENTENCE_LINES,
      overflow: 'hidden',
      fontSize: FONT_SIZE,
      lineHeight: `${SENTENCE_LINE_HEIGHT}px`,
      color: theme.colors.text.primary,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    }),
  };
}
