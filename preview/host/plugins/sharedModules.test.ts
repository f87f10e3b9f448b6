import { notSharedMessage, sharedModules } from './sharedModules';

describe('the modules that plugins may borrow', () => {
  test('are those of a real Grafana 12.4 and no others', () => {
    expect(Object.keys(sharedModules).sort()).toEqual(
      [
        '@emotion/css',
        '@emotion/react',
        '@grafana/data',
        '@grafana/data/unstable',
        '@grafana/runtime',
        '@grafana/runtime/unstable',
        '@grafana/ui',
        '@grafana/ui/unstable',
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
      ].sort()
    );
  });

  test.each(['@grafana/schema', '@grafana/scenes', '@grafana/i18n', 'react-dom/client'])('leave out %s', (name) => {
    expect(sharedModules).not.toHaveProperty([name]);
  });

  test('a bundle that asks for another one is told which, and how to mend it', () => {
    expect(notSharedMessage('@grafana/schema', 'http://host/public/plugins/x/module.js')).toBe(
      'The plugin bundle http://host/public/plugins/x/module.js asks for "@grafana/schema", which Grafana does not lend ' +
        'to plugins. Bundle it: take "@grafana/schema" out of the externals.'
    );
  });
});
