import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './root.mjs';

/**
 * Something that is built from sources.
 *
 * @typedef {{name: string, inputs: string[], outputs: string[]}} Product
 */

/** @type {Product} */
export const PLUGINS = {
  name: 'plugins',
  inputs: ['src', '.config', 'webpack.config.ts', 'tsconfig.json', 'package-lock.json', 'README.md', 'CHANGELOG.md'],
  outputs: ['', 'datasource/', 'panels/policy-state/', 'panels/budget/', 'panels/burn-rate/'].map(
    (folder) => `dist/${folder}module.js`
  ),
};

/** @type {Product} */
export const HOST = {
  name: 'host',
  inputs: ['preview/host', 'tsconfig.json', 'package-lock.json'],
  outputs: ['dist-host/main.js', 'dist-host/main.css'],
};

/**
 * Whether the last build that ended well was made from the present sources.
 *
 * @param {Product} product
 */
export function isBuilt(product, root = ROOT) {
  const stamp = stampFile(product, root);
  return (
    product.outputs.every((file) => existsSync(path.join(root, file))) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest(product, root)
  );
}

/**
 * Runs a build and remembers what it was made from, if it ended well.
 *
 * @param {Product} product
 * @param {() => Promise<number>} build returns an exit code
 * @returns {Promise<number>} the exit code
 */
export async function stampBuild(product, build, root = ROOT) {
  const stamp = stampFile(product, root);
  rmSync(stamp, { force: true });
  const madeFrom = digest(product, root);
  const code = await build();
  if (code === 0) {
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, madeFrom);
  }
  return code;
}

/** Not in the output: that is what gets packed. */
function stampFile(product, root) {
  return path.join(root, 'node_modules/.cache/truce', `${product.name}.built`);
}

/** Names, sizes and times of all sources. */
function digest(product, root) {
  const hash = createHash('sha256');
  for (const input of product.inputs) {
    for (const file of filesBelow(path.join(root, input))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesBelow(file) {
  if (!existsSync(file)) {
    return [];
  }
  if (!statSync(file).isDirectory()) {
    return [file];
  }
  return readdirSync(file)
    .sort()
    .flatMap((name) => filesBelow(path.join(file, name)));
}
