const info = (description: string, more: object = {}): object => ({
  author: { name: 'x' },
  description,
  logos: { small: 'img/logo.svg', large: 'img/logo.svg' },
  version: '0.0.1',
  updated: '2026-11-22',
  ...more,
});
const dependencies = { grafanaDependency: '>=12.3.0', plugins: [] };

const app = {
  id: 'truce-errorbudget-app',
  type: 'app',
  name: 'Truce',
  info: info('Shared error budgets', { keywords: ['slo'] }),
  includes: [
    { type: 'page', name: 'Budgets', path: '/a/%PLUGIN_ID%/budgets', role: 'Viewer', addToNav: true, defaultNav: true },
    { type: 'datasource', name: 'Truce budgets', path: 'datasource/plugin.json' },
    { type: 'panel', name: 'Policy state', path: 'panels/policy-state/plugin.json' },
  ],
  dependencies,
  extensions: {
    addedLinks: [{ targets: ['grafana/dashboard/panel/menu'], title: 'Create SLO from this panel', description: 'x' }],
  },
};
const dataSource = {
  id: 'truce-errorbudget-datasource',
  type: 'datasource',
  name: 'Truce budgets',
  info: info('x'),
  dependencies,
  metrics: true,
  annotations: true,
};
/** Not ours, but it was installed beside for the recording. */
const testData = {
  id: 'grafana-testdata-datasource',
  type: 'datasource',
  name: 'TestData',
  info: info('', { logos: { small: 'img/testdata.svg', large: 'img/testdata.svg' } }),
};
const panel = { id: 'truce-policystate-panel', type: 'panel', name: 'Policy state', info: info('x'), dependencies };

/** A build like the one that was installed for the recording, by path below `dist`. */
export const PLUGIN_FILES: Record<string, string> = {
  'plugin.json': JSON.stringify(app),
  'module.js': 'the app',
  'datasource/plugin.json': JSON.stringify(dataSource),
  'datasource/module.js': 'the data source',
  'testdata/plugin.json': JSON.stringify(testData),
  'panels/policy-state/plugin.json': JSON.stringify(panel),
  'panels/policy-state/module.js': 'the panel',
};
