import { slugify } from '../state/identifiers';
import type { PluginSettings } from './Plugins';
import type { PluginJson } from './PluginJson';

/** The base address of a plugin's files. */
export function pluginBaseUrl(id: string): string {
  return `public/plugins/${id}`;
}

/** The `info` of a plugin as Grafana answers it, its logos as addresses. */
export function describeInfo({ id, info }: PluginJson): object {
  return {
    author: info.author,
    description: info.description,
    links: info.links ?? null,
    logos: {
      small: `${pluginBaseUrl(id)}/${info.logos.small}`,
      large: `${pluginBaseUrl(id)}/${info.logos.large}`,
    },
    build: {},
    screenshots: info.screenshots ?? null,
    version: info.version,
    updated: info.updated,
    keywords: info.keywords ?? null,
  };
}

/** What a plugin needs; Truce's needs nothing but Grafana. */
export function describeDependencies({ dependencies }: PluginJson): object {
  return {
    grafanaDependency: dependencies.grafanaDependency,
    grafanaVersion: '*',
    plugins: [],
    extensions: { exposedComponents: [] },
  };
}

/** What a plugin adds elsewhere. Grafana answers `none` (an empty list or null, by place) for what it does not. */
export function describeExtensions({ extensions }: PluginJson, none: [] | null): object {
  return {
    addedLinks: extensions.addedLinks ?? none,
    addedComponents: extensions.addedComponents ?? none,
    exposedComponents: extensions.exposedComponents ?? none,
    extensionPoints: extensions.extensionPoints ?? none,
    addedFunctions: extensions.addedFunctions ?? none,
  };
}

/** The whole answer of `/api/plugins/:id/settings`. */
export function describeSettings(json: PluginJson, settings: PluginSettings): object {
  const start = json.includes?.find(({ type, defaultNav }) => type === 'page' && defaultNav);
  return {
    name: json.name,
    type: json.type,
    id: json.id,
    enabled: settings.enabled,
    pinned: settings.pinned,
    autoEnabled: false,
    module: `${pluginBaseUrl(json.id)}/module.js`,
    baseUrl: pluginBaseUrl(json.id),
    info: describeInfo(json),
    includes: json.includes?.map((include) => describeInclude(include, json.id)) ?? null,
    dependencies: describeDependencies(json),
    extensions: describeExtensions(json, []),
    jsonData: settings.jsonData,
    secureJsonFields: {},
    defaultNavUrl: start ? `/plugins/${json.id}/page/${slugify(start.name)}` : '',
    latestVersion: '',
    hasUpdate: false,
    state: '',
    signature: 'unsigned',
    signatureType: '',
    signatureOrg: '',
    angularDetected: false,
    loadingStrategy: 'script',
  };
}

function describeInclude(include: NonNullable<PluginJson['includes']>[number], pluginId: string): object {
  return {
    name: include.name,
    path: include.path.replaceAll('%PLUGIN_ID%', pluginId),
    type: include.type,
    component: '',
    role: include.role || 'Viewer',
    action: 'plugins.app:access',
    addToNav: include.addToNav,
    defaultNav: include.defaultNav,
    slug: slugify(include.name),
    icon: include.icon,
    uid: '',
  };
}
