import { omit } from 'lodash';
import * as v from 'valibot';
import { parseBody } from '../http/parseBody';
import { accessDenied, refuse } from '../http/Refusal';
import { json } from '../http/Reply';
import { forViewers, type Route } from '../http/Route';
import type { Caller } from '../people/Caller';
import { AVATAR_URL } from '../people/User';
import type { Services } from '../Services';
import { wholeSeconds, withNanoseconds } from '../state/timestamps';
import { connectionsOf } from './connectionsOf';
import type { Element } from './Elements';

/** Library panels; Truce uses no other kind. */
const PANEL = 1;

const modelSchema = v.record(v.string(), v.unknown());
const kindSchema = v.pipe(v.number(), v.notValue(0));
const newElementSchema = v.object({
  uid: v.optional(v.string(), ''),
  name: v.optional(v.string(), ''),
  kind: kindSchema,
  model: v.optional(modelSchema, {}),
  folderUid: v.optional(v.string(), ''),
});
const patchSchema = v.object({
  name: v.optional(v.string(), ''),
  kind: kindSchema,
  version: v.pipe(v.number(), v.notValue(0)),
  model: v.optional(modelSchema),
  folderUid: v.optional(v.string()),
});

/** Library elements: where definitions and acts live. */
export function elementRoutes({ elements, folders, people, permissions, dashboards }: Services): Route[] {
  const mayRead = (caller: Caller, element: Element): boolean =>
    permissions.allowsIn(caller, 'library.panels:read', element.folderUid);

  /** Grafana's permission check by element uid: without a known folder it refuses rather than answer 404. */
  const requireOn = (caller: Caller, uid: string, action: string): Element => {
    const folderUid = elements.scopeFolder(uid);
    if (folderUid === undefined || !permissions.allowsIn(caller, action, folderUid)) {
      throw accessDenied(action);
    }
    return existing(elements.byUid(uid));
  };

  const requireFolder = (caller: Caller, uid: string): void => {
    if (uid && !(folders.byUid(uid) && permissions.allowsIn(caller, 'folders:read', uid))) {
      throw refuse(400, 'failed to get folder');
    }
  };

  /** `fresh` names the times that did not go through the database yet: Grafana answers those with nanoseconds. */
  const describe = (element: Element, fresh: Array<'created' | 'updated'> = []): object => {
    const { createdBy, updatedBy, ...fields } = omit(element, 'created', 'updated');
    const { folderUid } = fields;
    const folder = folders.byUid(folderUid);
    const time = (name: 'created' | 'updated'): string =>
      (fresh.includes(name) ? withNanoseconds : wholeSeconds)(element[name]);
    const author = (id: number): object => ({ id, name: people.loginOf(id), avatarUrl: AVATAR_URL });
    return {
      ...fields,
      orgId: 1,
      folderId: folder?.id ?? 0,
      meta: {
        folderName: folder?.title ?? 'General',
        folderUid,
        // 12.4.0 always answers 0; /connections knows better (recorded).
        connectedDashboards: 0,
        created: time('created'),
        updated: time('updated'),
        createdBy: author(createdBy),
        updatedBy: author(updatedBy),
      },
    };
  };

  return [
    forViewers('GET', '/api/library-elements', ({ caller, query }) => {
      permissions.require(caller, 'library.panels:read');
      const perPage = positive(query.get('perPage'), 100);
      const page = positive(query.get('page'), 1);
      const found = elements.list({
        kind: positive(query.get('kind'), 0),
        types: commaSeparated(query.get('typeFilter')),
        folderUids: commaSeparated(query.get('folderFilterUIDs')),
        search: query.get('searchString') ?? '',
        isDescending: query.get('sortDirection') === 'alpha-desc',
      });
      // Grafana's database pages and counts first; what the caller may not read is taken out of the page afterwards.
      const shown = found.slice((page - 1) * perPage, page * perPage).filter((element) => mayRead(caller, element));
      return json(200, {
        result: {
          totalCount: found.length,
          elements: shown.map((element) => describe(element)),
          page,
          perPage,
        },
      });
    }),
    forViewers('POST', '/api/library-elements', (call) => {
      const { caller } = call;
      permissions.require(caller, 'library.panels:create');
      const wanted = parseBody(call, newElementSchema);
      requireKind(wanted.kind);
      const folderUid = wanted.folderUid === 'general' ? '' : wanted.folderUid;
      requireFolder(caller, folderUid);
      if (!permissions.allowsIn(caller, 'library.panels:create', folderUid)) {
        const where = folderUid || 'general';
        throw refuse(403, `insufficient permissions for creating library panel in folder with UID: '${where}'`);
      }
      const element = elements.create({ ...wanted, folderUid }, caller.id);
      return json(200, { result: describe(element, ['created', 'updated']) });
    }),
    forViewers('GET', '/api/library-elements/:uid', ({ caller, params }) => {
      permissions.require(caller, 'library.panels:read');
      const element = existing(elements.byUid(params.uid));
      if (!mayRead(caller, element)) {
        throw refuse(403, 'insufficient permissions for getting library panel');
      }
      return json(200, { result: describe(element) });
    }),
    forViewers('PATCH', '/api/library-elements/:uid', (call) => {
      const { caller, params } = call;
      const element = requireOn(caller, params.uid, 'library.panels:write');
      const wanted = parseBody(call, patchSchema);
      requireKind(wanted.kind);
      if (wanted.folderUid !== undefined) {
        requireFolder(caller, wanted.folderUid);
        if (!permissions.allowsIn(caller, 'library.panels:write', wanted.folderUid)) {
          throw accessDenied('library.panels:write');
        }
      }
      return json(200, { result: describe(elements.patch(element, wanted, caller.id), ['updated']) });
    }),
    forViewers('DELETE', '/api/library-elements/:uid', ({ caller, params }) => {
      const element = requireOn(caller, params.uid, 'library.panels:delete');
      elements.remove(element);
      return json(200, { id: element.id, message: 'Library element deleted' });
    }),
    forViewers('GET', '/api/library-elements/:uid/connections', ({ caller, params }) => {
      const element = requireOn(caller, params.uid, 'library.panels:read');
      const readable = dashboards.all().filter((dashboard) => permissions.mayReadDashboard(caller, dashboard));
      return json(200, { result: connectionsOf(element, readable, people.loginOf(element.createdBy)) });
    }),
  ];
}

function existing(element: Element | undefined): Element {
  if (!element) {
    throw refuse(404, 'library element could not be found');
  }
  return element;
}

function requireKind(kind: number): void {
  if (kind !== PANEL) {
    throw refuse(500, 'unknown library element kind');
  }
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}

function commaSeparated(text: string | null): string[] {
  return text ? text.split(',') : [];
}
