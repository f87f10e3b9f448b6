import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { Link } from 'react-router-dom';
import { navLinkAt, type NavLink } from './navLinkAt';

interface NavMenuProps {
  links: NavLink[];
  pathname: string;
}

/** The links at the left; the one of the open page is marked. */
export function NavMenu({ links, pathname }: NavMenuProps) {
  const styles = useStyles2(navStyles);
  const here = navLinkAt(links, pathname);
  const render = (link: NavLink) => {
    const current = link === here;
    const label = (
      <>
        {link.icon && <Icon name={link.icon as IconName} />}
        <span>{link.text}</span>
      </>
    );
    return (
      <li key={link.text}>
        {link.url ? (
          <Link
            to={link.url}
            className={current ? styles.current : styles.link}
            aria-current={current ? 'page' : undefined}
          >
            {label}
          </Link>
        ) : (
          <span className={styles.link}>{label}</span>
        )}
        {link.children && <ul className={styles.children}>{link.children.map(render)}</ul>}
      </li>
    );
  };
  return (
    <nav aria-label="Navigation">
      <ul className={styles.list}>{links.map(render)}</ul>
    </nav>
  );
}

const navStyles = (theme: GrafanaTheme2) => {
  const link = {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 1),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
  };
  return {
    list: css({ listStyle: 'none', margin: 0, padding: 0 }),
    children: css({ listStyle: 'none', margin: theme.spacing(0, 0, 1, 3), padding: 0 }),
    link: css(link, { 'a&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary } }),
    current: css(link, { background: theme.colors.action.selected, color: theme.colors.text.primary, fontWeight: 500 }),
  };
};
