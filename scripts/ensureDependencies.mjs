import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Refusal } from './Refusal.mjs';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

/** Installs the packages that package-lock.json names, unless they are there already. */
export async function ensureDependencies() {
  const wanted = readJson('package-lock.json');
  const installed = readJson('node_modules/.package-lock.json');
  if (wanted && installed && isInstalled(wanted, installed)) {
    return;
  }
  await step('Installing packages with npm ci', async () => {
    const code = await run('npm', ['ci', '--no-audit', '--no-fund']);
    if (code !== 0) {
      throw new Refusal('npm ci failed; what it said is above. Mend that and start again.');
    }
  });
}

/**
 * Whether what npm installed (its own list in node_modules) is what the lock file names.
 *
 * @param {{packages?: Record<string, {version?: string, optional?: boolean, devOptional?: boolean}>}} wanted
 * @param {{packages?: Record<string, {version?: string}>}} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([folder, { version, optional, devOptional }]) => {
    const present = installed.packages?.[folder];
    // Optional ones are there only on the platform they are for.
    return folder === '' || (present ? present.version === version : Boolean(optional || devOptional));
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
  } catch {
    return undefined;
  }
}
