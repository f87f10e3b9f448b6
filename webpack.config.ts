import fs from 'node:fs';
import path from 'node:path';

import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration, RuleSetRule } from 'webpack';
import VirtualModulesPlugin from 'webpack-virtual-modules';

import scaffold, { type Env } from './.config/webpack/webpack.config.ts';

/** Where each plugin lives below src/ and dist/; the app itself is the root. */
const PLUGIN_FOLDERS = ['', 'datasource', 'panels/policy-state', 'panels/budget', 'panels/burn-rate'];

const DIST = path.resolve(process.cwd(), 'dist');

/**
 * One build a plugin, each into its own folder: Grafana loads a nested plugin from its own address, so its lazy chunks
 * must lie beside its module.js. The scaffold's single build would put all chunks into the app's folder, where only the
 * app finds them.
 */
export default async function config(env: Env): Promise<Configuration[]> {
  return Promise.all(PLUGIN_FOLDERS.map((folder) => pluginConfig(folder, env)));
}

async function pluginConfig(folder: string, env: Env): Promise<Configuration> {
  const base = await scaffold(env);
  const pluginId = readPluginId(folder);
  const isApp = folder === '';
  return {
    ...base,
    name: pluginId,
    cache: false,
    entry: { module: moduleFile(folder) },
    output: {
      ...base.output,
      clean: false,
      path: path.join(DIST, folder),
      publicPath: `public/plugins/${pluginId}/`,
      uniqueName: pluginId,
    },
    module: { ...base.module, rules: (base.module?.rules ?? []).map(withAutomaticJsx) },
    plugins: [
      ...(base.plugins ?? []).filter((plugin) => isKept(plugin, isApp)),
      // The scaffold copies the app's own logo only.
      ...(isApp ? [new CopyWebpackPlugin({ patterns: [{ from: '*/**/img/*', to: '.' }] })] : []),
      new VirtualModulesPlugin({ 'node_modules/grafana-public-path.js': publicPathModule(pluginId) }),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/** Files are copied and stamped once, by the app's build. */
function isKept(plugin: unknown, isApp: boolean): boolean {
  const name = (plugin as { constructor: { name: string } } | null)?.constructor.name ?? '';
  if (name === 'VirtualModulesPlugin') {
    return false;
  }
  return isApp || !['CopyPlugin', 'ReplaceInFileWebpackPlugin', 'BuildModeWebpackPlugin'].includes(name);
}

/** JSX through `react/jsx-runtime`, which Grafana shares, on React 18 and 19 alike. */
function withAutomaticJsx(rule: unknown): RuleSetRule {
  const swcRule = rule as { use?: { loader?: string; options?: { jsc?: object } } };
  if (swcRule.use?.loader !== 'swc-loader') {
    return rule as RuleSetRule;
  }
  const options = swcRule.use.options ?? {};
  const jsc = { ...options.jsc, transform: { react: { runtime: 'automatic' } } };
  return { ...(rule as RuleSetRule), use: { loader: 'swc-loader', options: { ...options, jsc } } };
}

/** The same as the scaffold's, for one plugin. */
function publicPathModule(pluginId: string): string {
  return `
import amdMetaModule from 'amd-module';

__webpack_public_path__ =
  amdMetaModule && amdMetaModule.uri
    ? amdMetaModule.uri.slice(0, amdMetaModule.uri.lastIndexOf('/') + 1)
    : 'public/plugins/${pluginId}/';
`;
}

function moduleFile(folder: string): string {
  const base = path.resolve(process.cwd(), 'src', folder, 'module');
  return fs.existsSync(`${base}.tsx`) ? `${base}.tsx` : `${base}.ts`;
}

function readPluginId(folder: string): string {
  const file = path.resolve(process.cwd(), 'src', folder, 'plugin.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { id: string }).id;
}
