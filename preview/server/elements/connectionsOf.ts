import { createHash } from 'node:crypto';
import type { Dashboard } from '../dashboards/Dashboards';
import { AVATAR_URL } from '../people/User';
import { wholeSeconds } from '../state/timestamps';
import type { Element } from './Elements';

/**
 * The dashboards that show a library element, as Grafana 12.4 lists them: under a made-up id that stays the same,
 * with the element's creation, not the connection's.
 */
export function connectionsOf(element: Element, dashboards: readonly Dashboard[], creator: string): object[] {
  return dashboards
    .filter(({ model }) => uses(model, element.uid))
    .map(({ id, uid }) => ({
      id: createHash('sha256').update(`${element.id}:${uid}`).digest().readUIntBE(0, 6),
      kind: 1,
      elementId: element.id,
      connectionId: id,
      connectionUid: uid,
      created: wholeSeconds(element.created),
      createdBy: { id: element.createdBy, name: creator, avatarUrl: AVATAR_URL },
    }));
}

/** Whether a panel somewhere in this part of a dashboard (rows hold panels too) is the library element. */
function uses(part: unknown, elementUid: string): boolean {
  if (typeof part !== 'object' || part === null) {
    return false;
  }
  const { panels, libraryPanel } = part as { panels?: unknown; libraryPanel?: { uid?: unknown } };
  return libraryPanel?.uid === elementUid || (Array.isArray(panels) && panels.some((panel) => uses(panel, elementUid)));
}
