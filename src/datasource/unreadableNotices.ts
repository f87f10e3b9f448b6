import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';

import { lastWriter } from '../storage/lastWriter';
import type { Unreadable } from '../storage/ports';
import { sloUid } from '../storage/uids';

/** A dashboard that lists more is no longer read; the app's overview names them all. */
const MOST = 5;

/** Whether an element holds an SLO, by its uid: what is in it cannot be asked. */
function isSlo({ uid }: Unreadable): boolean {
  return uid.startsWith(sloUid(''));
}

/** What a query for all SLOs fails with when there are some and none can be read; absent when it need not fail. */
export function noneReadable(unreadable: readonly Unreadable[]): string | undefined {
  const [first, ...others] = unreadable.filter(isSlo);
  if (first === undefined) {
    return undefined;
  }
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  return `No SLO can be read. "${first.name}": ${first.problem}${more}`;
}

/** A sentence for each element that could not be read, SLOs first, for five at most; then how many more there are. */
export function unreadableNotices(unreadable: readonly Unreadable[]): QueryResultMetaNotice[] {
  const sorted = [...unreadable.filter(isSlo), ...unreadable.filter((it) => !isSlo(it))];
  const texts = sorted
    .slice(0, MOST)
    .map((it) => `"${it.name}" cannot be read and is not shown: ${it.problem}${lastWriter(it)}`);
  const more = sorted.length - texts.length;
  return [...texts, ...(more > 0 ? [`and ${more} more`] : [])].map((text) => ({ severity: 'warning', text }));
}

/**
 * Frames that say what could not be read: Grafana shows the notices of any frame in the header of its panel, and
 * `meta.custom.truce.unreadable` counts all of it and the SLOs among it.
 */
export function withUnreadable(frames: readonly DataFrame[], unreadable: readonly Unreadable[]): DataFrame[] {
  const [first, ...others] = frames;
  if (first === undefined || unreadable.length === 0) {
    return [...frames];
  }
  const custom: Record<string, unknown> = first.meta?.custom ?? {};
  const counts = { slos: unreadable.filter(isSlo).length, all: unreadable.length };
  const truce = { ...(custom.truce as object | undefined), unreadable: counts };
  const notices = [...(first.meta?.notices ?? []), ...unreadableNotices(unreadable)];
  return [{ ...first, meta: { ...first.meta, notices, custom: { ...custom, truce } } }, ...others];
}
