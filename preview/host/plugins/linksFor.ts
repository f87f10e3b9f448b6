import type { PluginExtensionAddedLinkConfig } from '@grafana/data';

/** Grafana shows at most this many links of one plugin in one place. */
const linksPerPlugin = 3;

export interface AppLinks {
  pluginId: string;
  links: PluginExtensionAddedLinkConfig[];
}

export type ShownLink = Required<Pick<PluginExtensionAddedLinkConfig, 'title' | 'path'>> &
  Pick<PluginExtensionAddedLinkConfig, 'icon'>;

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
  const { title, path, icon, configure } = link;
  const leaveOut = (why: string): [] => {
    complain(`The link "${title}" of ${pluginId} is left out: ${why}.`);
    return [];
  };
  let changes: Partial<PluginExtensionAddedLinkConfig> | undefined = {};
  try {
    changes = configure ? configure(context) : {};
  } catch (error) {
    return leaveOut(`its configure() failed with ${String(error)}`);
  }
  if (changes === undefined) {
    return [];
  }
  const shown = { title, path: path ?? '', icon, ...changes };
  return shown.path.startsWith(`/a/${pluginId}/`) ? [shown] : leaveOut(`its path must start with /a/${pluginId}/`);
}
