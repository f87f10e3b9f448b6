import fs from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

/** One import of one file by another, both relative to the root with forward slashes. */
export interface Edge {
  from: string;
  to: string;
}

/** The folders and files below the root that belong to the project's code. */
const CODE_FOLDERS = ['src', 'preview', 'scripts', 'tests'];
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '.json', '/index.ts'];

/** All code files below the root, relative, with forward slashes. */
export function codeFiles(root: string): string[] {
  return CODE_FOLDERS.flatMap((folder) => walk(path.join(root, folder)))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => path.relative(root, file).split(path.sep).join('/'));
}

function walk(folder: string): string[] {
  if (!fs.existsSync(folder)) {
    return [];
  }
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? (entry.name === 'node_modules' ? [] : walk(full)) : [full];
  });
}

/** The relative imports of a file's text: static, type-only, re-exports and dynamic ones alike. */
export function importsOf(text: string): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map((it) => it.fileName)
    .filter((it) => it.startsWith('.'));
}

/** Resolves every relative import below the root. @throws Error naming an import that leads nowhere */
export function importEdges(root: string): Edge[] {
  return codeFiles(root).flatMap((from) =>
    importsOf(fs.readFileSync(path.join(root, from), 'utf8')).map((specifier) => {
      const target = path.resolve(root, path.dirname(from), specifier);
      const found = ENDINGS.map((ending) => target + ending).find(
        (it) => fs.existsSync(it) && fs.statSync(it).isFile()
      );
      if (found === undefined) {
        throw new Error(`${from} imports ${specifier}, which is no file.`);
      }
      return { from, to: path.relative(root, found).split(path.sep).join('/') };
    })
  );
}
