import { css } from '@emotion/css';
import { PageLayoutType, PluginContext, type GrafanaTheme2, type NavModelItem } from '@grafana/data';
import { config, type PluginPageProps } from '@grafana/runtime';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { useContext } from 'react';
import { Link } from 'react-router-dom';
import { useLocation } from 'react-router';
import { navLinkAt, type NavLink } from './navLinkAt';

/** The frame of an app's page: title, subtitle, actions and tabs, as Grafana draws them. */
export function HostPluginPage(props: PluginPageProps) {
  const { pageNav, children, layout, actions, info, subTitle, renderTitle } = props;
  const styles = useStyles2(pageStyles);
  const { pathname } = useLocation();
  const meta = useContext(PluginContext)?.meta;
  if (layout === PageLayoutType.Custom) {
    return <>{children}</>;
  }
  const title = pageNav?.text ?? navLinkAt(config.bootData.navTree as NavLink[], pathname)?.text ?? meta?.name ?? '';
  const below = subTitle ?? pageNav?.subTitle;
  return (
    <div className={styles.page}>
      {pageNav?.parentItem?.url && <Link to={pageNav.parentItem.url}>← {pageNav.parentItem.text}</Link>}
      <header className={styles.header}>
        <div className={styles.title}>{renderTitle ? renderTitle(title) : <h1>{title}</h1>}</div>
        {info?.map(({ label, value }) => (
          <div key={label}>
            <small className={styles.below}>{label}</small>
            <div>{value}</div>
          </div>
        ))}
        {actions}
      </header>
      {below && <div className={styles.below}>{below}</div>}
      {pageNav?.children && <Tabs items={pageNav.children} />}
      <div className={styles.content}>{children}</div>
    </div>
  );
}

function Tabs({ items }: { items: NavModelItem[] }) {
  return (
    <TabsBar>
      {items.map((item) => (
        <Tab key={item.text} label={item.text} href={item.url} active={item.active} icon={item.icon as never} />
      ))}
    </TabsBar>
  );
}

const pageStyles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(2), flex: 1, display: 'flex', flexDirection: 'column' }),
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(2) }),
  title: css({ flex: 1, minWidth: 0, h1: { margin: 0, fontSize: theme.typography.h2.fontSize } }),
  below: css({ color: theme.colors.text.secondary }),
  content: css({ paddingTop: theme.spacing(2), flex: 1 }),
});
