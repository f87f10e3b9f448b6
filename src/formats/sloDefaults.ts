import type { EventWords, SourceRef } from '../core/slo/Slo';

const WORDS: EventWords = { one: 'event', many: 'events', bad: 'bad' };

/**
 * Fills in what an SLO on paper may leave out: its title, service and team are then called by its id, it promises nothing in
 * words, and counts "bad events". Anything that is no object is handed back as it is.
 *
 * @param source the data source of SLOs that name none
 */
export function sloDefaults(input: unknown, source?: SourceRef): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return input;
  }
  const { id } = input as { id?: unknown };
  // Without an id that one problem is enough.
  const name = typeof id === 'string' ? id : 'slo';
  return { title: name, service: name, team: name, promise: '', words: WORDS, ...(source && { source }), ...input };
}
