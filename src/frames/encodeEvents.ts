import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';

import type { PolicyEvent } from '../core/policy/eventsOf';
import type { Reader } from '../core/wording/formatTime';
import { wordEvent } from '../core/wording/wordEvent';
import { EVENT_COLUMNS as c } from './eventColumns';
import { tableFields } from './tableFields';
import { tableFrame } from './tableFrame';

/** A graph with more marks cannot be read, and each is an element of the page. */
export const MOST_EVENTS = 1_000;

/**
 * The `events` frame: decisions and tier changes, oldest first, as Grafana's annotations want them. Of more than MOST_EVENTS the newest
 * stay, and a notice says so.
 *
 * @param titleOf the title of an SLO by its id
 * @param notices what else is to be said in the header of a panel
 */
export function encodeEvents(
  refId: string,
  events: readonly PolicyEvent[],
  titleOf: (slo: string) => string,
  reader: Reader,
  notices: readonly QueryResultMetaNotice[] = []
): DataFrame {
  const sorted = [...events].sort((a, b) => a.at - b.at);
  const rows = sorted.slice(-MOST_EVENTS).map((event) => ({ event, words: wordEvent(event, titleOf, reader) }));
  const { text, time } = tableFields(rows);
  const fields = [
    time(c.time, ({ event }) => event.at),
    time(c.timeEnd, ({ event }) => event.until),
    text(c.title, ({ words }) => words.title),
    // Annotations have a text, if an empty one.
    { ...text(c.text, () => ''), values: rows.map(({ words }) => words.text) },
    text(c.tags, ({ event }) => ['truce', event.kind, ...event.slos].join(',')),
    text(c.id, ({ event }) => event.id),
    text(c.kind, ({ event }) => event.kind),
    text(c.slo, ({ event }) => event.slos.join(', ')),
  ];
  return tableFrame(refId, 'events', fields, [...notices, ...tooMany(events.length)]);
}

function tooMany(count: number): QueryResultMetaNotice[] {
  const number = new Intl.NumberFormat('en');
  const text = `Only the newest ${number.format(MOST_EVENTS)} of ${number.format(count)} events are shown. Choose a shorter time range to see older ones.`;
  return count > MOST_EVENTS ? [{ severity: 'warning', text }] : [];
}
