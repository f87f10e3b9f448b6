import type { HttpPort } from '../HttpPort';
import { RELOAD_OWN_PERMISSIONS } from '../reloadOwnPermissions';
import type { SetUpStep } from './SetUpStep';
import { SET_UP_STEPS } from './setUpSteps';

/** What became of one step. */
export interface SetUpResult {
  id: string;
  title: string;
  outcome: 'done' | 'already' | 'failed';
  /** One sentence for people. */
  message: string;
}

/**
 * Makes everything Truce needs in Grafana; what is there already is left alone, so it can be run again at any time.
 * A failing step does not keep later ones from being tried. Never rejects.
 *
 * @param onResult called after each step, for showing progress
 */
export async function setUpGrafana(http: HttpPort, onResult?: (result: SetUpResult) => void): Promise<SetUpResult[]> {
  const results: SetUpResult[] = [];
  for (const step of SET_UP_STEPS) {
    const result = await runStep(step, http);
    results.push(result);
    onResult?.(result);
  }
  // Nothing depends on it but what the caller does within the next minute, so a failure is no result of the set-up.
  await http.send(RELOAD_OWN_PERMISSIONS).catch(() => undefined);
  return results;
}

async function runStep(step: SetUpStep, http: HttpPort): Promise<SetUpResult> {
  const { id, title } = step;
  try {
    const found = await step.find(http);
    if (found.state === 'ready') {
      return { id, title, outcome: 'already', message: found.message };
    }
    return { id, title, ...(await step.make(http)) };
  } catch {
    return { id, title, outcome: 'failed', message: 'Grafana does not answer. Check the connection and try again.' };
  }
}
