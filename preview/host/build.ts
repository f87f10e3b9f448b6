/**
 * Bundles the browser shell into `dist-host/`: `tsx preview/host/build.ts`.
 */
import { build, type Metafile, type Plugin } from 'esbuild';
import { realpathSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const hereDir = __dirname;
const rootDir = path.resolve(hereDir, '../..');
// A package that is reached both by a link and by its own path would be bundled twice.
const modules = realpathSync(path.join(rootDir, 'node_modules'));
const publicPath = '/public/host';

/**
 * Files that the packages ship but do not name in their export maps, and the places where two packages disagree.
 */
const onePackageCopy: Plugin = {
  name: 'one-package-copy',
  setup(bundler) {
    // The `module` field of scenes 6.52 names a file that is not there; bundlers would then pull a second, CJS copy of everything.
    bundler.onResolve({ filter: /^@grafana\/scenes$/ }, () => ({
      path: path.join(modules, '@grafana/scenes/dist/esm/packages/scenes/src/index.js'),
    }));
    // scenes 6.52 reads defaults that schema 12.4 no longer exports.
    bundler.onResolve({ filter: /\/TablePanelCfg_types\.gen$/ }, () => ({
      path: path.join(hereDir, 'bundle/tablePanelDefaults.ts'),
    }));
    bundler.onResolve({ filter: /^@grafana\/(runtime|i18n)\/dist\/esm\// }, (found) => ({
      path: path.join(modules, found.path),
    }));
    // Links of @grafana/ui go through a nested copy of react-router 6 that would not see the page's router.
    bundler.onResolve({ filter: /^react-router$/ }, (found) =>
      found.importer.includes('react-router-dom-v5-compat')
        ? bundler.resolve(found.path, { kind: found.kind, resolveDir: rootDir })
        : undefined
    );
    // The router that Grafana shares with plugins as `react-router-dom` is version 5, nested under @grafana/ui.
    bundler.onResolve({ filter: /^react-router-dom-v5$/ }, () => ({
      path: path.join(modules, '@grafana/ui/node_modules/react-router-dom/esm/react-router-dom.js'),
    }));
  },
};

/**
 * CommonJS packages whose default export the `.mjs` files of @grafana import. Node would give those files the whole
 * module instead, esbuild follows Node, and Grafana's components expect the export.
 */
const defaultExports: Plugin = {
  name: 'default-exports',
  setup(bundler) {
    const filter = /^(react-highlight-words|react-custom-scrollbars-2|calculate-size|is-hotkey)$/;
    bundler.onResolve({ filter }, ({ path: name, importer }) =>
      importer.endsWith('.mjs') ? { path: name, namespace: 'default-export' } : undefined
    );
    bundler.onLoad({ filter, namespace: 'default-export' }, ({ path: name }) => ({
      contents: `export { default } from '${name}'; export * from '${name}';`,
      resolveDir: rootDir,
    }));
  },
};

/**
 * Style sheets that packages import come with the code that needs them; esbuild would write them to files that no page loads.
 * Monaco's are large and come as one file, when an editor opens.
 */
const packageStyles: Plugin = {
  name: 'package-styles',
  setup(bundler) {
    bundler.onLoad(
      { filter: /node_modules\/(@rc-component|uplot|react-data-grid)\/.*\.css$/ },
      async ({ path: file }) => {
        const text = JSON.stringify(await readFile(file, 'utf8'));
        return {
          contents: `import { addStyles } from './bundle/addStyles'; addStyles(${text});`,
          loader: 'js',
          resolveDir: hereDir,
        };
      }
    );
    bundler.onLoad({ filter: /monaco-editor\/esm\/.*\.css$/ }, () => ({
      contents: `import ${JSON.stringify(path.join(hereDir, 'bundle/addMonacoStyles.ts'))};`,
      loader: 'js',
      resolveDir: hereDir,
    }));
  },
};

/**
 * Builds the host.
 *
 * @param outDir - absolute path of the folder to (re)create
 * @returns esbuild's description of what was written
 */
export async function buildHost(outDir: string = path.join(rootDir, 'dist-host')): Promise<Metafile> {
  // A page that is open meanwhile keeps finding the files of the build before.
  const newDir = `${outDir}-new`;
  await rm(newDir, { recursive: true, force: true });
  const result = await build({
    entryPoints: {
      main: path.join(hereDir, 'main.ts'),
      monaco: path.join(modules, 'monaco-editor/min/vs/editor/editor.main.css'),
      'editor.worker': path.join(modules, 'monaco-editor/esm/vs/editor/editor.worker.js'),
    },
    outdir: newDir,
    absWorkingDir: rootDir,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: 'es2022',
    jsx: 'automatic',
    publicPath,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    // systemjs has a `type` of its own invention.
    logOverride: { 'package.json': 'silent' },
    loader: { '.ttf': 'file', '.woff': 'file', '.woff2': 'file', '.svg': 'file', '.png': 'file' },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env': '{}',
      global: 'globalThis',
      // SystemJS's AMD support makes a global `define`; packages that look for one would register there instead of here.
      define: 'undefined',
    },
    plugins: [onePackageCopy, defaultExports, packageStyles],
  });
  await rm(outDir, { recursive: true, force: true });
  await rename(newDir, outDir);
  return result.metafile;
}

async function main(): Promise<void> {
  const startedAt = Date.now();
  const { outputs } = await buildHost();
  const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`Preview host: ${Object.keys(outputs).length} files, ${(bytes / 1e6).toFixed(1)} MB in ${seconds} s`);
}

if (require.main === module) {
  void main();
}
