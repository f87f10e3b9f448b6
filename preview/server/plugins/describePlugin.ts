import { slugify } from '../state/identifiers';
import type { PluginSettings } from './Plugins';
import type { PluginJson } from './PluginJson';
import { PROMETHEUS } from './PROMETHEUS';

const EXTENSION_KINDS = ['addedLinks', 'addedComponents', 'exposedComponents', 'extensionPoints', 'addedFunctions'];

/** What Grafana says of a plugin wherever it describes one. */
export function describePlugin(json: PluginJson) {
  const { id, name, info } = json;
  const baseUrl = `public/plugins/${id}`;
  const isCore = json === PROMETHEUS;
  return {
    id,
    name,
    info: {
      ...info,
      links: info.links ?? null,
      logos: { small: `${baseUrl}/${info.logos.small}`, large: `${baseUrl}/${info.logos.large}` },
      build: {},
      screenshots: info.screenshots ?? null,
      keywords: info.keywords ?? null,
    },
    baseUrl,
    module: isCore ? `core:plugin/${id}` : `${baseUrl}/module.js`,
    signature: isCore ? 'internal' : 'unsigned',
    loadingStrategy: 'script',
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
  return Object.fromEntries(EXTENSION_KINDS.map((kind) => [kind, extensions[kind] ?? none]));
}

/** The whole answer of `/api/plugins/:id/settings`. */
export function describeSettings(json: PluginJson, settings: PluginSettings): object {
  const start = json.includes?.find(({ type, defaultNav }) => type === 'page' && defaultNav);
  return {
    ...describePlugin(json),
    ...settings,
    type: json.type,
    autoEnabled: false,
    includes: json.includes?.map((include) => describeInclude(include, json.id)) ?? null,
    dependencies: describeDependencies(json),
    extensions: describeExtensions(json, []),
    secureJsonFields: {},
    defaultNavUrl: start ? `/plugins/${json.id}/page/${slugify(start.name)}` : '',
    latestVersion: '',
    hasUpdate: false,
    state: '',
    signatureType: '',
    signatureOrg: '',
    angularDetected: false,
  };
}

function describeInclude(include: NonNullable<PluginJson['includes']>[number], pluginId: string): object {
  return {
    ...include,
    path: include.path.replaceAll('%PLUGIN_ID%', pluginId),
    component: '',
    action: 'plugins.app:access',
    slug: slugify(include.name),
    uid: '',
  };
}
