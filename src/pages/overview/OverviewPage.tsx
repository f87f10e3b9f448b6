import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Alert, LinkButton, useStyles2 } from '@grafana/ui';

import { INBOX_PATH } from '../appPaths';
import { isAdmin } from '../isAdmin';
import { FleetSkeleton } from './FleetSkeleton';
import { NoticeBox } from './NoticeBox';
import type { Overview } from './Overview';
import { OverviewActions } from './OverviewActions';
import { overviewNotice } from './overviewNotice';
import { PromiseList } from './PromiseList';
import { runtimeOverview } from './runtimeOverview';
import { useOverview } from './useOverview';

interface Props {
  read?: () => Promise<Overview>;
}

/** All SLOs, worst first: may we ship, and how much is left. */
export function OverviewPage({ read = runtimeOverview }: Props) {
  const { overview, isReading, refresh } = useOverview(read);
  const styles = useStyles2(getStyles);
  const actions = (
    <div className={styles.actions}>
      {overview?.kind === 'rows' && (
        <LinkButton variant="secondary" icon="envelope" href={locationUtil.assureBaseUrl(INBOX_PATH)}>
          Inbox
        </LinkButton>
      )}
      <OverviewActions
        readAt={overview?.kind === 'rows' ? overview.at : undefined}
        isReading={isReading}
        onRefresh={refresh}
      />
    </div>
  );
  return (
    <PluginPage subTitle="May we ship? Every promise with what was agreed for it, worst first." actions={actions}>
      <div aria-busy={isReading}>{content(overview, refresh)}</div>
    </PluginPage>
  );
}

function content(overview: Overview | undefined, refresh: () => void) {
  if (overview === undefined) {
    return <FleetSkeleton />;
  }
  if (overview.kind === 'rows') {
    return (
      <>
        <Problems problems={overview.problems} />
        <PromiseList rows={overview.rows} />
      </>
    );
  }
  return (
    <>
      {overview.kind === 'no-slos' && <Problems problems={overview.problems} />}
      <NoticeBox notice={overviewNotice(overview, isAdmin())} onRetry={refresh} />
    </>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  const styles = useStyles2(getStyles);
  return problems.length === 0 ? null : (
    <Alert severity="warning" title={`${problems.length} of what is stored could not be read and is not shown`}>
      <ul className={styles.problems}>
        {problems.map((problem, index) => (
          <li key={index}>{problem}</li>
        ))}
      </ul>
    </Alert>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    actions: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1.5) }),
    problems: css({
      maxHeight: 200,
      overflowY: 'auto',
      margin: 0,
      paddingLeft: theme.spacing(2),
      overflowWrap: 'anywhere',
    }),
  };
}
