import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Largest module.js of a panel, gzipped: a wall loads several panels before it shows anything. */
const PANEL_LIMIT = 60_000;

/** Sizes of one built plugin. */
interface BundleSize {
  folder: string;
  /** Gzipped bytes of module.js: what is loaded before anything shows. */
  first: number;
  /** Gzipped bytes of the chunks loaded later. */
  lazy: number;
}

/** The sizes of every plugin below `dist`. */
export function bundleSizes(dist: string): BundleSize[] {
  return pluginFolders(dist).map((folder) => {
    const scripts = fs.readdirSync(path.join(dist, folder)).filter((it) => it.endsWith('.js'));
    const size = (file: string) => gzipSync(fs.readFileSync(path.join(dist, folder, file))).length;
    const lazy = scripts.filter((it) => it !== 'module.js').reduce((sum, it) => sum + size(it), 0);
    return { folder: folder === '' ? '(app)' : folder, first: size('module.js'), lazy };
  });
}

/** Sentences on the panels that are too large. */
export function tooLarge(sizes: readonly BundleSize[]): string[] {
  return sizes
    .filter((it) => it.folder.startsWith('panels/') && it.first > PANEL_LIMIT)
    .map((it) => `${it.folder}/module.js has ${kilobytes(it.first)} gzipped; ${kilobytes(PANEL_LIMIT)} are allowed.`);
}

function pluginFolders(dist: string, below = ''): string[] {
  const here = path.join(dist, below);
  const own = fs.existsSync(path.join(here, 'module.js')) ? [below] : [];
  const folders = fs.readdirSync(here, { withFileTypes: true }).filter((it) => it.isDirectory());
  return [...own, ...folders.flatMap((it) => pluginFolders(dist, path.posix.join(below, it.name)))];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

if (require.main === module) {
  const sizes = bundleSizes(path.resolve('dist'));
  console.log('Bundle sizes, gzipped');
  for (const { folder, first, lazy } of sizes) {
    console.log(
      `  ${folder.padEnd(22)} module.js ${kilobytes(first).padStart(9)}   later ${kilobytes(lazy).padStart(9)}`
    );
  }
  const problems = tooLarge(sizes);
  problems.forEach((it) => console.error(it));
  process.exitCode = problems.length > 0 ? 1 : 0;
}
