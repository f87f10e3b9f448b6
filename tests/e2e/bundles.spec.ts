import { expect, test } from '@playwright/test';

import { signIn } from './signIn';

const PLUGINS = [
  'truce-errorbudget-app',
  'truce-errorbudget-datasource',
  'truce-policystate-panel',
  'truce-budget-panel',
  'truce-burnrate-panel',
];

/** What a real Grafana 12 shares with plugins: public/app/features/plugins/loader/sharedDependencies.ts. */
const SHARED = [
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/runtime',
  '@grafana/ui',
  'd3',
  'i18next',
  'jquery',
  'lodash',
  'moment',
  'prismjs',
  'react',
  'react-dom',
  'react-inlinesvg',
  'react-redux',
  'react-router',
  'react-router-dom',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'redux',
  'rxjs',
  'rxjs/operators',
  'slate',
];

for (const id of PLUGINS) {
  test(`${id} asks only for modules that Grafana shares`, async ({ context }) => {
    await signIn(context, 'pat');
    const response = await context.request.get(`/public/plugins/${id}/module.js`);
    expect(response.status()).toBe(200);
    const asked = /define\((?:"[^"]*",)?\[([^\]]*)\]/.exec(await response.text())?.[1];
    expect(asked, 'the modules named in define()').toBeDefined();
    const modules = asked!.split(',').map((it) => it.trim().replaceAll(/["']/g, ''));
    expect(modules.filter((it) => it !== 'module' && !SHARED.includes(it))).toEqual([]);
  });
}
