import { spawnSync } from 'node:child_process';

import { findOnPath } from './findOnPath.mjs';
import { run } from './run.mjs';

/**
 * Debian's packages start their services; the demo wants the program alone, on its own ports. policy-rc.d is Debian's
 * way to say so (see invoke-rc.d(8)).
 */
const SCRIPT = `
set -e
if [ ! -e /usr/sbin/policy-rc.d ]; then
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends "$1"
systemctl disable "$1" >/dev/null 2>&1 || true
`;

/** Whether apt may be used without asking anybody. */
export function mayInstall() {
  return Boolean(findOnPath(['apt-get'])) && (isRoot() || canSudo());
}

/**
 * Installs a Debian package.
 *
 * @param {string} name
 * @returns {Promise<boolean>} whether it worked
 */
export async function installWithApt(name) {
  const command = ['sh', '-c', SCRIPT, 'install', name];
  const [program, ...args] = isRoot() ? command : ['sudo', '-n', ...command];
  return (await run(program, args)) === 0;
}

function isRoot() {
  return process.getuid?.() === 0;
}

function canSudo() {
  return Boolean(findOnPath(['sudo'])) && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}
