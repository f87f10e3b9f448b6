import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * The first of these programs that is on PATH.
 *
 * @param {string[]} names
 * @returns {string | undefined} its full path
 */
export function findOnPath(names, searchPath = process.env.PATH ?? '') {
  const folders = searchPath.split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
