import type { StoredAct } from './Act';

/** Whether an act names one that is not among them: more was said than was read. */
export function namesUnread(acts: readonly StoredAct[]): boolean {
  const known = new Set(acts.map((it) => it.uid));
  return acts.some(({ act }) => act.previous !== undefined && !known.has(act.previous.uid));
}
