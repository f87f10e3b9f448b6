import * as v from 'valibot';
import { parseBody } from '../http/parseBody';
import { refuse } from '../http/Refusal';
import { json, message, middlewareJson } from '../http/Reply';
import { forViewers, type Route } from '../http/Route';
import { frontendSettings } from '../pages/frontendSettings';
import type { Services } from '../Services';
import { describeSettings } from './describePlugin';
import type { InstalledPlugin } from './readPluginFolders';

const settingsSchema = v.object({
  enabled: v.optional(v.boolean(), false),
  pinned: v.optional(v.boolean(), false),
  jsonData: v.optional(v.nullable(v.record(v.string(), v.unknown())), null),
});

/** Plugin settings and what the browser is told about plugins. */
export function pluginRoutes(services: Services): Route[] {
  const { plugins, permissions } = services;
  const find = (id: string): InstalledPlugin => {
    const plugin = plugins.byId(id);
    if (!plugin) {
      throw refuse(404, 'Plugin not found, no installed plugin with that id');
    }
    return plugin;
  };

  return [
    forViewers('GET', '/api/plugins/:id/settings', ({ caller, params }) => {
      const plugin = find(params.id);
      permissions.require(caller, 'plugins.app:access', `plugins:id:${params.id}`);
      return json(200, describeSettings(plugin.json, plugins.settingsOf(params.id)));
    }),
    forViewers('POST', '/api/plugins/:id/settings', (call) => {
      permissions.require(call.caller, 'plugins:write', `plugins:id:${call.params.id}`);
      find(call.params.id);
      plugins.setSettings(call.params.id, parseBody(call, settingsSchema));
      return message(200, 'Plugin settings updated');
    }),
    forViewers('GET', '/api/frontend/settings', () => middlewareJson(200, frontendSettings(services))),
  ];
}
