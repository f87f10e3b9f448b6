export interface NavLink {
  text: string;
  url?: string;
  icon?: string;
  children?: NavLink[];
}

export interface NavApp {
  id: string;
  name: string;
  includes?: Array<{ type: string; name: string; path?: string; role?: string; addToNav?: boolean }> | null;
}

const rank: Record<string, number> = { Viewer: 1, Editor: 2, Admin: 3 };

/**
 * The left navigation: dashboards, each app with the pages its plugin.json includes, and for admins the apps' configuration.
 *
 * @param role - the person's role in the organisation; a page with a higher one is left out
 */
export function navFor(dashboards: Array<{ title: string; url: string }>, apps: NavApp[], role: string): NavLink[] {
  const dashboardLinks = dashboards.map(({ title, url }) => ({ text: title, url }));
  const nav: NavLink[] = [{ text: 'Dashboards', url: '/dashboards', icon: 'apps', children: dashboardLinks }];
  for (const { id, name, includes } of apps) {
    const pages = (includes ?? [])
      .filter(({ type, addToNav, path }) => type === 'page' && addToNav && path?.startsWith(`/a/${id}`))
      .filter((page) => reaches(role, page.role))
      .map((page) => ({ text: page.name, url: page.path }));
    if (pages.length > 0) {
      nav.push({ text: name, url: pages[0].url, icon: 'shield', children: pages });
    }
  }
  if (reaches(role, 'Admin')) {
    const children = apps.map(({ id, name }) => ({ text: `Plugins: ${name}`, url: `/plugins/${id}` }));
    nav.push({ text: 'Administration', icon: 'cog', children });
  }
  return nav;
}

/** The link of the navigation that a path belongs to, the longest match winning. */
export function navLinkAt(nav: NavLink[], pathname: string): NavLink | undefined {
  return nav
    .flatMap((link) => [...(link.children ?? []), link])
    .filter((link) => `${pathname}/`.startsWith(`${placeOf(link)}/`))
    .sort((a, b) => placeOf(b).length - placeOf(a).length)[0];
}

/** A dashboard is at `/d/<uid>`, whatever the slug behind it. */
function placeOf({ url = 'nowhere' }: NavLink): string {
  return /^\/d\/[^/]+/.exec(url)?.[0] ?? url;
}

function reaches(role: string, needed = 'Viewer'): boolean {
  return (rank[role] ?? 0) >= (rank[needed] ?? 1);
}
