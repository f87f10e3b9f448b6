/**
 * Empties dist/ before a build, and keeps the folder: a container that has it mounted would go on seeing the removed one.
 * Not a part of the webpack configuration, which other tools load too.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './root.mjs';

const dist = path.join(ROOT, 'dist');

mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist)) {
  rmSync(path.join(dist, name), { recursive: true, force: true });
}
