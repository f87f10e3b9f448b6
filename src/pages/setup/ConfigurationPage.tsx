import { css } from '@emotion/css';
import { type AppPluginMeta, type GrafanaTheme2, locationUtil, type PluginConfigPageProps } from '@grafana/data';
import { Alert, Button, LinkButton, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';

import { backendSrvHttp } from '../../grafana/backendSrvHttp';
import type { HttpPort } from '../../grafana/HttpPort';
import { RECORD_FOLDER } from '../../grafana/places';
import { OVERVIEW_PATH } from '../appPaths';
import { isAdmin } from '../isAdmin';
import { checklist } from './checklist';
import { EnableNotice } from './EnableNotice';
import { SetUpChecklist } from './SetUpChecklist';
import { setUpSummary } from './setUpSummary';
import { type SetUp, useSetUp } from './useSetUp';

interface Props extends PluginConfigPageProps<AppPluginMeta> {
  http?: HttpPort;
}

/** What Truce needs in this Grafana, what of it is there, and the button that makes the rest. */
export default function ConfigurationPage({ plugin, http: given }: Props) {
  const styles = useStyles2(getStyles);
  const http = useMemo(() => given ?? backendSrvHttp(), [given]);
  const setUp = useSetUp(http);
  const mayChange = isAdmin();
  return (
    <div className={styles.page}>
      {plugin.meta.enabled === false && <EnableNotice http={http} meta={plugin.meta} isAdmin={mayChange} />}
      <h2>What Truce needs</h2>
      <p className={styles.intro}>
        Truce keeps everything in this Grafana: two folders with their permissions, and a data source that answers its
        panels. Setting up makes what is missing and leaves the rest alone, so it can be run at any time.
      </p>
      {setUp.items === undefined ? <LoadingPlaceholder text="Looking what is there…" /> : <Standing {...setUp} />}
      <p className={styles.intro}>
        Viewers may take part: they propose and sign. To let only some of them, open the folder{' '}
        <a href={locationUtil.assureBaseUrl(`/dashboards/f/${RECORD_FOLDER.uid}`)}>{RECORD_FOLDER.title}</a>, choose
        Manage permissions under Folder actions, give Viewers View, and Edit to single people or teams. Setting up again
        leaves that as it is.
      </p>
      {mayChange ? (
        <Button onClick={setUp.run} disabled={setUp.isRunning || setUp.items === undefined}>
          {setUp.isRunning ? 'Setting up…' : 'Set up Truce'}
        </Button>
      ) : (
        <p>
          Only an administrator of this organisation can set Truce up, because it makes folders and a data source. Ask
          one to open this page.
        </p>
      )}
    </div>
  );
}

function Standing({ items = [], results, isRunning }: SetUp) {
  const { severity, text } = setUpSummary(items, results);
  const isDone = !isRunning && items.every((it) => it.state !== 'missing');
  return (
    <>
      {isRunning ? (
        <Alert severity="info" title="Setting up…" />
      ) : (
        <Alert severity={severity} title={text}>
          {isDone && (
            // With a target Grafana leaves the link to the browser: only a page loaded anew knows a new data source.
            <LinkButton href={locationUtil.assureBaseUrl(OVERVIEW_PATH)} target="_self" variant="secondary" size="sm">
              Open the overview
            </LinkButton>
          )}
        </Alert>
      )}
      <SetUpChecklist checks={checklist(items, results, isRunning)} />
    </>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    page: css({ maxWidth: 760 }),
    intro: css({ color: theme.colors.text.secondary }),
  };
}
