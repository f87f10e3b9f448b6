import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

import { description, license, name, version } from '../package.json';

const ROOT = path.resolve(__dirname, '..');

/**
 * Bundles the command line into one file that runs in plain Node, with a manifest of its own beside it: whoever installs it
 * installs nothing else.
 *
 * @param outDir absolute path
 * @returns absolute path of the file
 */
export async function bundleCli(outDir: string): Promise<string> {
  const file = path.join(outDir, 'truce.mjs');
  await mkdir(outDir, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['scripts/truce.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    // The yaml package is CommonJS for Node, and asks for Node's own modules by require.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  });
  await chmod(file, 0o755);
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    bin: { truce: 'truce.mjs' },
    engines: { node: '>=20' },
  };
  await writeFile(path.join(outDir, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await copyFile(path.join(ROOT, 'LICENSE'), path.join(outDir, 'LICENSE'));
  return file;
}
