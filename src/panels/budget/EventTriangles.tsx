import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';

import type { PlotBox } from '../../ui/Chart';
import { groupEvents, type EventMark } from './eventMarks';

interface Props {
  marks: readonly EventMark[];
  box: PlotBox;
  timeZone: string;
}

const MARK_WIDTH = 10;
const MOST_LISTED = 5;

/** Events as small triangles on the time axis, each with its words on hover and focus. */
export function EventTriangles({ marks, box, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const groups = groupEvents(marks, box.from, box.to, MARK_WIDTH / Math.max(1, box.width));
  return (
    <>
      {groups.map(({ position, events }) => {
        const lines = events.slice(0, MOST_LISTED).map((it) => `${dateTimeFormat(it.time, { timeZone })} ${it.text}`);
        const more = events.length > MOST_LISTED ? [`and ${events.length - MOST_LISTED} more`] : [];
        const all = [...lines, ...more];
        return (
          <Tooltip
            key={events[0]?.time ?? position}
            content={
              <div>
                {all.map((line, index) => (
                  <div key={index}>{line}</div>
                ))}
              </div>
            }
          >
            <div
              className={styles.mark}
              role="img"
              aria-label={all.join('; ')}
              style={{ left: box.left + position * box.width - MARK_WIDTH / 2, top: box.top + box.height - 10 }}
            >
              <svg width={MARK_WIDTH} height={9} viewBox="0 0 10 9" aria-hidden="true">
                <path d="M5 0l5 9H0z" />
              </svg>
            </div>
          </Tooltip>
        );
      })}
    </>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    mark: css({
      position: 'absolute',
      height: 10,
      fill: theme.colors.primary.text,
      lineHeight: 0,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
    }),
  };
}
