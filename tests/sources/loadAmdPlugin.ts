import { readFileSync } from 'node:fs';
import vm from 'node:vm';

type Factory = (...lent: unknown[]) => unknown;

/**
 * Loads a plugin's `module.js` as Grafana does: it defines itself and is lent what it asks for.
 *
 * @param lent the modules that the host lends, by name
 */
export function loadAmdPlugin(file: string, lent: Readonly<Record<string, unknown>>): unknown {
  let exported: unknown;
  const define = (names: string[], factory: Factory) => {
    exported = factory(
      ...names.map((name) => {
        if (!(name in lent)) {
          throw new Error(`"${name}" is not lent to plugins.`);
        }
        return lent[name];
      })
    );
  };
  vm.runInThisContext(`(function (define) {${readFileSync(file, 'utf8')}\n})`, { filename: file })(define);
  return exported;
}
