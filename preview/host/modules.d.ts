/* Files that exist in the packages but have no types of their own. */
/* eslint-disable @typescript-eslint/consistent-type-imports -- an import at the top would turn the declarations into augmentations */

declare module '@grafana/runtime/dist/esm/components/PluginPage.mjs' {
  export function setPluginPage(component: import('@grafana/runtime').PluginPageType): void;
}

declare module '@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs' {
  export function setPanelDataErrorView(component: typeof import('@grafana/runtime').PanelDataErrorView): void;
}

declare module '@grafana/i18n/dist/esm/i18n.mjs' {
  type Loader = (language: string) => Promise<Record<string, unknown>>;
  export function initializeI18n(options: { language: string; ns: string[] }, regionalFormat: string): Promise<unknown>;
  export function loadNamespacedResources(namespace: string, language: string, loaders: Loader[]): Promise<unknown>;
}

declare module 'systemjs/dist/system.js';
declare module 'systemjs/dist/extras/amd.js';
declare module 'systemjs/dist/extras/named-register.js';
declare module 'react-router-dom-v5';
declare module 'd3';
declare module 'slate';
declare module '*.css';
