import { pluginBaseUrl } from '../plugins/describePlugin';
import type { Caller, OrgRole } from '../people/Caller';
import type { Services } from '../Services';

const RANK: Record<string, number> = { Viewer: 1, Editor: 2, Admin: 3 };

/** The navigation as Grafana's page hands it to the browser: dashboards, and the pages of each enabled app. */
export function navTree({ plugins }: Pick<Services, 'plugins'>, caller: Caller | null): object[] {
  if (!caller) {
    return [];
  }
  const apps = plugins.installed
    .map(({ json }) => json)
    .filter(({ type, id }) => type === 'app' && plugins.settingsOf(id).enabled)
    .map(({ id, name, info, includes = [] }) => ({
      id: `plugin-page-${id}`,
      text: name,
      img: `${pluginBaseUrl(id)}/${info.logos.small}`,
      url: `/a/${id}`,
      pluginId: id,
      children: includes
        .filter((include) => include.type === 'page' && include.addToNav && reaches(caller.role, include.role))
        .map(({ name: text, path }) => ({ text, url: path.replaceAll('%PLUGIN_ID%', id), pluginId: id })),
    }));
  return [{ id: 'dashboards/browse', text: 'Dashboards', icon: 'apps', url: '/dashboards' }, ...apps];
}

function reaches(role: OrgRole, needed: string): boolean {
  return RANK[role] >= (RANK[needed] ?? RANK.Viewer);
}
