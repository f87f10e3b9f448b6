import * as v from 'valibot';

const includeSchema = v.object({
  type: v.string(),
  name: v.string(),
  path: v.optional(v.string(), ''),
  role: v.optional(v.string(), ''),
  icon: v.optional(v.string(), ''),
  addToNav: v.optional(v.boolean(), false),
  defaultNav: v.optional(v.boolean(), false),
});
const extensionsSchema = v.object({
  addedLinks: v.optional(v.array(v.record(v.string(), v.unknown()))),
  addedComponents: v.optional(v.array(v.unknown())),
  exposedComponents: v.optional(v.array(v.unknown())),
  extensionPoints: v.optional(v.array(v.unknown())),
  addedFunctions: v.optional(v.array(v.unknown())),
});

/** What of a plugin.json Grafana passes on. */
export const pluginJsonSchema = v.object({
  id: v.string(),
  type: v.picklist(['app', 'datasource', 'panel']),
  name: v.string(),
  preload: v.optional(v.boolean(), false),
  info: v.object({
    author: v.optional(v.object({ name: v.optional(v.string(), ''), url: v.optional(v.string(), '') }), {}),
    description: v.optional(v.string(), ''),
    links: v.optional(v.array(v.unknown())),
    logos: v.object({ small: v.string(), large: v.string() }),
    screenshots: v.optional(v.array(v.unknown())),
    version: v.optional(v.string(), ''),
    updated: v.optional(v.string(), ''),
    keywords: v.optional(v.array(v.string())),
  }),
  includes: v.optional(v.array(includeSchema)),
  dependencies: v.optional(v.object({ grafanaDependency: v.optional(v.string(), '') }), {}),
  extensions: v.optional(extensionsSchema, {}),
  annotations: v.optional(v.boolean(), false),
  metrics: v.optional(v.boolean(), false),
  alerting: v.optional(v.boolean(), false),
  backend: v.optional(v.boolean(), false),
  hideFromList: v.optional(v.boolean(), false),
  skipDataQuery: v.optional(v.boolean(), false),
});

export type PluginJson = v.InferOutput<typeof pluginJsonSchema>;
