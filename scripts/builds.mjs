import { HOST, isBuilt, PLUGINS, stampBuild } from './buildStamp.mjs';
import { Refusal } from './Refusal.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

/** Builds the plugins into dist/; returns the exit code. */
export function buildPlugins() {
  return stampBuild(PLUGINS, () => run('npm', ['run', '--silent', 'build']));
}

/** Builds the preview host's browser part into dist-host/; returns the exit code. */
export function buildHost() {
  return stampBuild(HOST, () => run(process.execPath, ['--import', 'tsx', 'preview/host/build.ts']));
}

/** Bundles the command line into dist-cli/ and looks whether it runs by itself; returns the exit code. */
export function buildCli() {
  return run('npm', ['run', '--silent', 'build:cli']);
}

/** Builds what is not up to date. */
export async function ensureBuilt({ withHost }) {
  if (!isBuilt(PLUGINS)) {
    await step('Building the plugins', () => buildPlugins().then(refuseUnless0));
  }
  if (withHost && !isBuilt(HOST)) {
    await step('Building the preview host', () => buildHost().then(refuseUnless0));
  }
}

function refuseUnless0(code) {
  if (code !== 0) {
    throw new Refusal('The build failed; what it said is above. Mend that and start again.');
  }
}
