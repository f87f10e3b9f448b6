import { readFileSync } from 'node:fs';
import path from 'node:path';
import { notSharedMessage, sharedModules } from './sharedModules';

/** What the browser specs allow the bundles to ask for. */
function askedForAtMost(): string[] {
  const spec = readFileSync(path.resolve(__dirname, '../../../tests/e2e/bundles.spec.ts'), 'utf8');
  const list = /const SHARED = \[([^\]]+)\]/.exec(spec)?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name);
}

describe('the modules that plugins may borrow', () => {
  test('are those that the bundles may ask for, and what Grafana 12.4 calls unstable', () => {
    const unstable = ['@grafana/data/unstable', '@grafana/runtime/unstable', '@grafana/ui/unstable'];
    expect(Object.keys(sharedModules).sort()).toEqual([...askedForAtMost(), ...unstable].sort());
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
