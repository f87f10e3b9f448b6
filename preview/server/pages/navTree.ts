import type { OrgRole } from '../people/Caller';
import type { PluginJson } from '../plugins/PluginJson';

/** An entry of the navigation at the left. */
export interface NavLink {
  text: string;
  url?: string;
  icon?: string;
  children?: NavLink[];
}

const RANK: Record<string, number> = { Viewer: 1, Editor: 2, Admin: 3 };

/**
 * The navigation: dashboards, each enabled app with the pages that its plugin.json includes and the role may open,
 * and for Admins the configuration of every app.
 */
export function navTree(
  dashboards: Array<{ title: string; url: string }>,
  apps: Array<PluginJson & { enabled: boolean }>,
  role: OrgRole
): NavLink[] {
  const children = dashboards.map(({ title, url }) => ({ text: title, url }));
  const nav: NavLink[] = [{ text: 'Dashboards', url: '/dashboards', icon: 'apps', children }];
  for (const { id, name, includes = [] } of apps.filter(({ enabled }) => enabled)) {
    const pages = includes
      .filter((include) => include.type === 'page' && include.addToNav && RANK[role] >= RANK[include.role])
      .map((include) => ({ text: include.name, url: include.path.replaceAll('%PLUGIN_ID%', id) }))
      .filter(({ url }) => url.startsWith(`/a/${id}`));
    if (pages.length > 0) {
      nav.push({ text: name, url: pages[0].url, icon: 'shield', children: pages });
    }
  }
  if (role === 'Admin') {
    const configuration = apps.map(({ id, name }) => ({ text: `Plugins: ${name}`, url: `/plugins/${id}` }));
    nav.push({ text: 'Administration', icon: 'cog', children: configuration });
  }
  return nav;
}
