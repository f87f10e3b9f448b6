import { findOnPath } from './findOnPath.mjs';
import { installWithApt, mayInstall } from './installWithApt.mjs';
import { Refusal } from './Refusal.mjs';
import { step } from './step.mjs';

/** Finds Prometheus and promtool on PATH, or installs them when that needs no questions. */
export async function ensurePrometheus() {
  if (isThere()) {
    return;
  }
  if (mayInstall()) {
    await step('Installing Prometheus with apt', () => installWithApt('prometheus'));
  }
  if (!isThere()) {
    throw new Refusal(
      'Prometheus was not found: install it (on Debian and Ubuntu: sudo apt-get install prometheus; elsewhere put ' +
        'prometheus and promtool from prometheus.io/download on PATH), or run the demo with: docker compose up.'
    );
  }
}

function isThere() {
  return Boolean(findOnPath(['prometheus']) && findOnPath(['promtool']));
}
