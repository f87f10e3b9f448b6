import type { SetUpItem } from '../../grafana/setup/readSetUp';
import type { SetUpResult } from '../../grafana/setup/setUpGrafana';

/** How one line of the checklist stands. */
export type CheckState = 'ready' | 'missing' | 'unknown' | 'done' | 'already' | 'failed' | 'working' | 'waiting';

/** One line of the checklist. */
export interface Check {
  id: string;
  title: string;
  state: CheckState;
  /** The state as a word. */
  word: string;
  message: string;
}

const WORDS: Record<CheckState, string> = {
  ready: 'Ready',
  missing: 'Missing',
  unknown: 'Not known',
  done: 'Done',
  already: 'Was already there',
  failed: 'Failed',
  working: 'Working',
  waiting: 'Waiting',
};

/** What is there now, or what the run at hand (or the last one) made of it. */
export function checklist(items: readonly SetUpItem[], results: readonly SetUpResult[], isRunning: boolean): Check[] {
  let isNext = isRunning;
  return items.map((item) => {
    const { id, title } = item;
    const result = results.find((it) => it.id === id);
    if (result !== undefined) {
      return line(id, title, result.outcome, result.message);
    }
    if (!isRunning) {
      return line(id, title, item.state, item.message);
    }
    const state = isNext ? 'working' : 'waiting';
    isNext = false;
    return line(id, title, state, '');
  });
}

function line(id: string, title: string, state: CheckState, message: string): Check {
  return { id, title, state, word: WORDS[state], message };
}
