import { findOnPath } from './findOnPath.mjs';
import { installWithApt, mayInstall } from './installWithApt.mjs';
import { Refusal } from './Refusal.mjs';
import { step } from './step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Finds a browser for the tests on PATH, or installs one when that needs no questions.
 *
 * @returns {Promise<string>} its full path
 */
export async function ensureChromium() {
  const present = process.env.CHROMIUM_PATH ?? findOnPath(NAMES);
  if (present) {
    return present;
  }
  if (mayInstall()) {
    await step('Installing Chromium with apt', () => installWithApt('chromium'));
  }
  const installed = findOnPath(NAMES);
  if (!installed) {
    throw new Refusal(
      'Chromium was not found: install it (on Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to a ' +
        'Chromium or Google Chrome.'
    );
  }
  return installed;
}
