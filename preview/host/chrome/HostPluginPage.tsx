import { css } from '@emotion/css';
import { PageLayoutType, type GrafanaTheme2 } from '@grafana/data';
import { config, type PluginPageProps } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import { useLocation } from 'react-router';
import { navLinkAt, type NavLink } from './navLinkAt';

/** The frame of an app's page, as Grafana draws it: title, actions and subtitle. */
export function HostPluginPage({ pageNav, children, layout, actions, subTitle }: PluginPageProps) {
  const styles = useStyles2(pageStyles);
  const { pathname } = useLocation();
  if (layout === PageLayoutType.Custom) {
    return <>{children}</>;
  }
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>
          {pageNav?.text ?? navLinkAt(config.bootData.navTree as NavLink[], pathname)?.text}
        </h1>
        {actions}
      </header>
      <div className={styles.below}>{subTitle ?? pageNav?.subTitle}</div>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

const pageStyles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(2), flex: 1, display: 'flex', flexDirection: 'column' }),
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(2) }),
  title: css({ flex: 1, minWidth: 0, margin: 0, fontSize: theme.typography.h2.fontSize }),
  below: css({ color: theme.colors.text.secondary }),
  content: css({ paddingTop: theme.spacing(2), flex: 1 }),
});
