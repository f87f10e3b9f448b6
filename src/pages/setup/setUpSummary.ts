import type { SetUpItem } from '../../grafana/setup/readSetUp';
import type { SetUpResult } from '../../grafana/setup/setUpGrafana';

/** How the set-up stands, as a sentence, with how serious it is. */
export interface SetUpSummary {
  severity: 'success' | 'info' | 'warning' | 'error';
  text: string;
}

/** The sentence above the checklist: what the last run did, else how things stand. */
export function setUpSummary(items: readonly SetUpItem[], results: readonly SetUpResult[]): SetUpSummary {
  const failed = results.filter((it) => it.outcome === 'failed').length;
  if (failed > 0) {
    return {
      severity: 'error',
      text: `${failed} of ${results.length} steps failed. The list says why; running it again does only what is missing.`,
    };
  }
  if (results.some((it) => it.outcome === 'done')) {
    return { severity: 'success', text: 'Truce is set up. Others see the folders within a minute.' };
  }
  if (results.length > 0) {
    return { severity: 'success', text: 'Truce was set up already. Nothing was changed.' };
  }
  const missing = items.filter((it) => it.state === 'missing').length;
  if (missing > 0) {
    return { severity: 'info', text: `${missing} of ${items.length} things that Truce needs are missing.` };
  }
  return items.some((it) => it.state === 'unknown')
    ? { severity: 'info', text: 'As far as you may see it, Truce is set up.' }
    : { severity: 'success', text: 'Truce is set up.' };
}
