import type { IconName, PluginExtensionAddedLinkConfig } from '@grafana/data';

/** Grafana shows at most this many links of one plugin in one place. */
const linksPerPlugin = 3;

export interface AppLinks {
  pluginId: string;
  links: PluginExtensionAddedLinkConfig[];
}

export interface ShownLink {
  pluginId: string;
  title: string;
  description?: string;
  category?: string;
  icon?: IconName;
  path?: string;
  openInNewTab?: boolean;
  onClick?: PluginExtensionAddedLinkConfig['onClick'];
}

/**
 * The links that apps add to one place, each after its own `configure` has seen the context.
 * A link whose `configure` says undefined or throws, or that leads out of its app, is left out.
 *
 * @param target - extension point, `grafana/dashboard/panel/menu`
 * @param context - handed to `configure`, frozen as in Grafana
 * @param complain - told why a link is left out
 */
export function linksFor(
  target: string,
  apps: AppLinks[],
  context: object,
  complain: (sentence: string) => void = console.warn
): ShownLink[] {
  const frozen = Object.freeze({ ...context });
  return apps.flatMap(({ pluginId, links }) =>
    links
      .filter((link) => [link.targets].flat().includes(target))
      .flatMap((link) => configured(pluginId, link, frozen, complain))
      .slice(0, linksPerPlugin)
  );
}

function configured(
  pluginId: string,
  link: PluginExtensionAddedLinkConfig,
  context: object,
  complain: (sentence: string) => void
): ShownLink[] {
  const { title, description, category, icon, path, openInNewTab, onClick } = link;
  let shown: ShownLink = { pluginId, title, description, category, icon, path, openInNewTab, onClick };
  if (link.configure) {
    try {
      const changes = link.configure(context);
      if (changes === undefined) {
        return [];
      }
      shown = { ...shown, ...changes };
    } catch (error) {
      complain(`The link "${title}" of ${pluginId} is left out: its configure() failed with ${String(error)}.`);
      return [];
    }
  }
  if (shown.path !== undefined && !shown.path.startsWith(`/a/${pluginId}/`)) {
    complain(`The link "${title}" of ${pluginId} is left out: its path must start with /a/${pluginId}/.`);
    return [];
  }
  if (shown.path === undefined && shown.onClick === undefined) {
    complain(`The link "${title}" of ${pluginId} is left out: it needs a path or an onClick.`);
    return [];
  }
  return [shown];
}
