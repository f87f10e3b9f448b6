import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { IconButton, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { isKiosk } from './kiosk';
import { NavMenu } from './NavMenu';
import { navLinkAt, type NavLink } from './navLinkAt';
import { UserMenu } from './UserMenu';

/** Everything around a page: the navigation at the left, the bar at the top; nothing of it in kiosk mode. */
export function Shell() {
  const { pathname, search } = useLocation();
  // Opening another page closes the menu.
  const [menuOpenAt, setMenuOpenAt] = useState<string>();
  const menuOpen = menuOpenAt === pathname;
  const nav = config.bootData.navTree as NavLink[];
  const styles = useStyles2(shellStyles);
  const place = navLinkAt(nav, pathname)?.text;

  if (isKiosk(search)) {
    return (
      <main className={styles.page}>
        <Outlet />
      </main>
    );
  }
  return (
    <div className={styles.columns}>
      <aside className={menuOpen ? styles.navOpen : styles.nav}>
        <NavMenu links={nav} pathname={pathname} />
      </aside>
      <div className={styles.right}>
        <header className={styles.bar}>
          <IconButton
            className={styles.menuButton}
            name="bars"
            size="xl"
            aria-label={menuOpen ? 'Close menu' : 'Open menu'}
            aria-expanded={menuOpen}
            onClick={() => setMenuOpenAt(menuOpen ? undefined : pathname)}
          />
          <span className={styles.place}>{place}</span>
          <UserMenu />
        </header>
        <main className={styles.page}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

const shellStyles = (theme: GrafanaTheme2) => {
  const nav = {
    width: 240,
    flex: '0 0 240px',
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
    padding: theme.spacing(1),
    overflowY: 'auto',
  } as const;
  const phone = theme.breakpoints.down('md');
  return {
    columns: css({ display: 'flex', height: '100vh', overflow: 'hidden' }),
    nav: css(nav, { [phone]: { display: 'none' } }),
    navOpen: css(nav, {
      [phone]: { position: 'fixed', inset: '48px 0 0 0', width: '100%', zIndex: theme.zIndex.sidemenu },
    }),
    right: css({ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }),
    bar: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      height: 48,
      flex: '0 0 48px',
      padding: theme.spacing(0, 2),
      background: theme.colors.background.primary,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    menuButton: css({ [theme.breakpoints.up('md')]: { display: 'none' } }),
    place: css({ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
    page: css({
      flex: 1,
      minHeight: 0,
      overflow: 'auto',
      display: 'flex',
      flexDirection: 'column',
      background: theme.colors.background.canvas,
      // In kiosk mode nothing stands around the page that would give it its height.
      '&:first-child': { minHeight: '100vh' },
    }),
  };
};
