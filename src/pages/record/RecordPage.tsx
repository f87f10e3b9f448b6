import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

import { isAdmin } from '../isAdmin';
import { NoticeBox } from '../overview/NoticeBox';
import { OverviewActions } from '../overview/OverviewActions';
import type { Desk, DeskContents } from './Desk';
import { failureNotice } from './failureNotice';
import { KeptActs } from './KeptActs';
import type { DeskReading } from './useDesk';

interface Props<T extends DeskContents> {
  /** Absent where the menu names the page. */
  title?: string;
  /** The page above it, for the way back, without the sub-path of the Grafana. Only with a title. */
  parent?: { text: string; url: string };
  subTitle?: ReactNode;
  desk: Desk;
  reading: DeskReading<T>;
  /** Stand beside the button that reads again. */
  actions?: ReactNode;
  children: (contents: T) => ReactNode;
}

/** A page about agreements: what was read, or why it could not be, and above it what did not arrive. */
export function RecordPage<T extends DeskContents>({
  title,
  parent,
  subTitle,
  desk,
  reading,
  actions,
  children,
}: Props<T>) {
  const styles = useStyles2(getStyles);
  const { contents, failure, isReading, refresh } = reading;
  const readAnew = () => {
    desk.renew();
    void refresh();
  };
  const titles = new Map(contents?.agreements.map(({ stored }) => [stored.value.id, stored.value.title]));
  return (
    <PluginPage
      pageNav={
        title === undefined
          ? undefined
          : { text: title, ...(parent && { parentItem: { ...parent, url: locationUtil.assureBaseUrl(parent.url) } }) }
      }
      subTitle={subTitle}
      actions={
        <div className={styles.actions}>
          {actions}
          <OverviewActions readAt={contents?.at} isReading={isReading} onRefresh={readAnew} />
        </div>
      }
    >
      <div aria-busy={isReading}>
        {contents !== undefined && (
          <KeptActs desk={desk} titles={titles} at={contents.at} onChange={() => void refresh()} />
        )}
        {failure !== undefined && contents !== undefined && (
          <Alert severity="warning" title="What you see may be out of date">
            {failure.problem}
          </Alert>
        )}
        {contents !== undefined ? (
          children(contents)
        ) : failure !== undefined ? (
          <NoticeBox notice={failureNotice(failure, isAdmin())} onRetry={readAnew} />
        ) : (
          <LoadingPlaceholder text="Reading the agreements…" />
        )}
      </div>
    </PluginPage>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    actions: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      // Grafana gives the title 200 px at least: with these they do not fit beside each other on a phone, and wrap under it.
      [theme.breakpoints.down('sm')]: { minWidth: 240 },
    }),
  };
}
