/** A module as SystemJS hands it on: its exports by name. */
export type ModuleExports = Record<string, unknown>;

interface SharedModule {
  load: () => Promise<ModuleExports>;
  /** The module is one value (a function or an instance), not a set of names. */
  single?: boolean;
}

/**
 * Exactly what Grafana 12.4 lends to plugins. A bundle that asks for more fails here as it would there.
 */
export const sharedModules: Record<string, SharedModule> = {
  '@emotion/css': { load: () => import('@emotion/css') },
  '@emotion/react': { load: () => import('@emotion/react') },
  '@grafana/data': { load: () => import('@grafana/data') },
  '@grafana/data/unstable': { load: () => import('@grafana/data/unstable') },
  '@grafana/runtime': { load: () => import('@grafana/runtime') },
  '@grafana/runtime/unstable': { load: () => import('@grafana/runtime/unstable') },
  '@grafana/ui': { load: () => import('@grafana/ui') },
  '@grafana/ui/unstable': { load: () => import('@grafana/ui/unstable') },
  d3: { load: () => import('d3') },
  i18next: { load: () => import('i18next'), single: true },
  jquery: { load: () => import('jquery'), single: true },
  lodash: { load: () => import('lodash'), single: true },
  moment: { load: () => import('moment'), single: true },
  prismjs: { load: () => import('prismjs'), single: true },
  react: { load: () => import('react') },
  'react/jsx-runtime': { load: () => import('react/jsx-runtime') },
  'react/jsx-dev-runtime': { load: () => import('react/jsx-dev-runtime') },
  'react-dom': { load: () => import('react-dom') },
  'react-inlinesvg': { load: () => import('react-inlinesvg') },
  'react-redux': { load: () => import('react-redux') },
  'react-router': { load: () => import('react-router') },
  'react-router-dom': { load: () => import('react-router-dom-v5') },
  redux: { load: () => import('redux') },
  rxjs: { load: () => import('rxjs') },
  'rxjs/operators': { load: () => import('rxjs/operators') },
  slate: { load: () => import('slate') },
};

/**
 * The sentence for a bundle that wants a module which no Grafana lends.
 *
 * @param name - the bare module name asked for
 * @param asker - address of the bundle, if known
 */
export function notSharedMessage(name: string, asker?: string): string {
  const who = asker ? `The plugin bundle ${asker}` : 'A plugin bundle';
  return `${who} asks for "${name}", which Grafana does not lend to plugins. Bundle it: take "${name}" out of the externals.`;
}
