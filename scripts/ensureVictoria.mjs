import { findOnPath } from './findOnPath.mjs';
import { installWithApt, mayInstall } from './installWithApt.mjs';
import { Refusal } from './Refusal.mjs';
import { step } from './step.mjs';

const PROGRAM = 'victoria-metrics';

/** Finds VictoriaMetrics on PATH, or installs it when that needs no questions. */
export async function ensureVictoria() {
  if (findOnPath([PROGRAM])) {
    return;
  }
  if (mayInstall()) {
    await step('Installing VictoriaMetrics with apt', () => installWithApt(PROGRAM));
  }
  if (!findOnPath([PROGRAM])) {
    throw new Refusal(
      'VictoriaMetrics was not found: install it (on Debian and Ubuntu: sudo apt-get install victoria-metrics; elsewhere ' +
        'put victoria-metrics from github.com/VictoriaMetrics/VictoriaMetrics/releases on PATH). Budgets are tested over it.'
    );
  }
}
