import * as v from 'valibot';

const text = v.optional(v.string(), '');
const flag = v.optional(v.boolean(), false);
const list = v.optional(v.array(v.unknown()));

/** What of a plugin.json Grafana passes on. */
export const pluginJsonSchema = v.object({
  id: v.string(),
  type: v.picklist(['app', 'datasource', 'panel']),
  name: v.string(),
  preload: flag,
  info: v.object({
    author: v.optional(v.object({ name: text, url: text }), {}),
    description: text,
    links: list,
    logos: v.object({ small: v.string(), large: v.string() }),
    screenshots: list,
    version: text,
    updated: text,
    keywords: list,
  }),
  includes: v.optional(
    v.array(
      v.object({
        type: v.string(),
        name: v.string(),
        path: text,
        role: v.optional(v.string(), 'Viewer'),
        icon: text,
        addToNav: flag,
        defaultNav: flag,
      })
    )
  ),
  dependencies: v.optional(v.object({ grafanaDependency: text }), {}),
  extensions: v.optional(v.record(v.string(), v.unknown()), {}),
  annotations: flag,
  metrics: flag,
  alerting: flag,
  backend: flag,
  category: text,
  hideFromList: flag,
  skipDataQuery: flag,
  queryOptions: v.optional(v.record(v.string(), v.unknown())),
  multiValueFilterOperators: flag,
});

export type PluginJson = v.InferOutput<typeof pluginJsonSchema>;
