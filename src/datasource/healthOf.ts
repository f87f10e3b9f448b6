import type { TestDataSourceResponse } from '@grafana/data';

import type { ActRecord, Definitions } from '../storage/ports';

/** What "Save & test" says: how much is stored, what could not be read, or why nothing can be. */
export async function healthOf(
  read: () => Promise<{ definitions: Definitions; record: ActRecord }>
): Promise<TestDataSourceResponse> {
  try {
    const { definitions, record } = await read();
    const unreadable = [...definitions.unreadable, ...record.unreadable];
    const counts = `${count(definitions.slos.length, 'SLO')}, ${count(definitions.agreements.length, 'agreement')} and ${count(record.acts.length, 'act')} found.`;
    return unreadable.length === 0
      ? { status: 'success', message: counts }
      : { status: 'warning', message: `${counts} ${unreadable.length} could not be read: ${unreadable[0]!.problem}` };
  } catch (error) {
    return { status: 'error', message: error instanceof Error ? error.message : 'Grafana did not answer.' };
  }
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
