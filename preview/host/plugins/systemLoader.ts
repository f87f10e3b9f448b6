import type { PluginMeta } from '@grafana/data';
import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import 'systemjs/dist/extras/named-register.js';
import { notSharedMessage, sharedModules, type ModuleExports } from './sharedModules';

const prefix = 'package:';

type Registration = [string[], (give: (exports: ModuleExports) => void) => { execute(): void }];

interface LoaderHooks {
  resolve(name: string, parent?: string): string;
  instantiate(url: string, parent?: string): Promise<unknown>;
}

interface Loader {
  import(url: string): Promise<ModuleExports>;
  addImportMap(map: { imports: Record<string, string> }): void;
  constructor: { prototype: LoaderHooks };
}

const loader = (window as unknown as { System: Loader }).System;

/** Teaches SystemJS which modules this page lends to plugin bundles, and to say so when one is not lent. */
export function setUpSystemLoader(): void {
  const imports = Object.fromEntries(Object.keys(sharedModules).map((name) => [name, prefix + name]));
  loader.addImportMap({ imports });

  const hooks = loader.constructor.prototype;
  const { resolve, instantiate } = hooks;
  hooks.resolve = function (name, parent) {
    if (isBare(name) && !(name in sharedModules)) {
      throw new Error(notSharedMessage(name, parent));
    }
    return resolve.call(this, name, parent);
  };
  hooks.instantiate = function (url, parent) {
    return url.startsWith(prefix) ? lend(url.slice(prefix.length)) : instantiate.call(this, url, parent);
  };
}

/**
 * Loads a plugin's AMD bundle.
 *
 * @param meta - of the boot data; `module` is the bundle's address
 * @param mark - a property that only plugins of the wanted kind have
 * @throws when the bundle does not load or exports no such `plugin`
 */
export async function importPlugin<P extends object>({ id, module }: PluginMeta, mark: keyof P): Promise<P> {
  const address = module ?? `public/plugins/${id}/module.js`;
  const { plugin } = await loader.import(new URL(address, `${window.location.origin}/`).href);
  if (typeof plugin !== 'object' || plugin === null || !(mark in plugin)) {
    throw new Error(`The bundle of ${id} exports no "plugin" with ${String(mark)}, as one of its kind has.`);
  }
  return plugin as P;
}

async function lend(name: string): Promise<Registration> {
  const { load, single } = sharedModules[name];
  const loaded = withNames(await load());
  // Single values go over as themselves, the others as a namespace; webpack's interop in the bundles expects it so.
  const exports = single ? { default: loaded.default ?? loaded, __useDefault: true } : { ...loaded, __esModule: true };
  return [
    [],
    (give) => {
      give(exports);
      return { execute: () => undefined };
    },
  ];
}

/** A CommonJS module that esbuild splits off comes as its default export only. */
function withNames(loaded: ModuleExports): ModuleExports {
  const onlyDefault = Object.keys(loaded).join() === 'default';
  return onlyDefault ? { ...(loaded.default as ModuleExports), ...loaded } : loaded;
}

function isBare(name: string): boolean {
  return !/^(\.{0,2}\/|[a-z][a-z0-9+.-]*:)/i.test(name);
}
