import * as v from 'valibot';
import { parseBody } from '../http/parseBody';
import { accessDenied, refuse } from '../http/Refusal';
import { json } from '../http/Reply';
import type { Route } from '../http/Route';
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
  const scope = (folderUid: string): string => `folders:uid:${folderUid || 'general'}`;

  const mayRead = (caller: Caller, element: Element): boolean =>
    permissions.allows(caller, 'library.panels:read', scope(element.folderUid));

  /** Grafana's permission check by element uid: without a known folder it refuses rather than answer 404. */
  const requireOn = (caller: Caller, uid: string, action: string): Element => {
    const folderUid = elements.scopeFolder(uid);
    if (folderUid === undefined) {
      throw accessDenied(action);
    }
    permissions.require(caller, action, scope(folderUid));
    return existing(elements.byUid(uid));
  };

  const requireFolder = (caller: Caller, uid: string): void => {
    if (uid && !(folders.byUid(uid) && permissions.allows(caller, 'folders:read', scope(uid)))) {
      throw refuse(400, 'failed to get folder');
    }
  };

  const describe = (element: Element, times: { created: string; updated: string }): object => {
    const { folderUid, createdBy, updatedBy } = element;
    const folder = folders.byUid(folderUid);
    const author = (id: number): object => ({ id, name: people.loginOf(id), avatarUrl: AVATAR_URL });
    return {
      id: element.id,
      orgId: 1,
      folderId: folder?.id ?? 0,
      folderUid,
      uid: element.uid,
      name: element.name,
      kind: element.kind,
      type: element.type,
      description: element.description,
      model: element.model,
      version: element.version,
      meta: {
        folderName: folder?.title ?? 'General',
        folderUid,
        // 12.4.0 always answers 0; /connections knows better (recorded).
        connectedDashboards: 0,
        ...times,
        createdBy: author(createdBy),
        updatedBy: author(updatedBy),
      },
    };
  };

  /** Times as they come out of the database. A fresh one is answered with nanoseconds instead. */
  const stored = ({ created, updated }: Element): { created: string; updated: string } => ({
    created: wholeSeconds(created),
    updated: wholeSeconds(updated),
  });

  return [
    {
      method: 'GET',
      pattern: '/api/library-elements',
      access: 'viewer',
      handler: ({ caller, query }) => {
        permissions.require(caller, 'library.panels:read');
        const perPage = positive(query.get('perPage'), 100);
        const page = positive(query.get('page'), 1);
        const found = elements
          .list({
            kind: positive(query.get('kind'), 0),
            types: commaSeparated(query.get('typeFilter')),
            folderUids: commaSeparated(query.get('folderFilterUIDs')),
            search: query.get('searchString') ?? '',
            descending: query.get('sortDirection') === 'alpha-desc',
          })
          .filter((element) => mayRead(caller, element));
        const shown = found.slice((page - 1) * perPage, page * perPage);
        return json(200, {
          result: {
            totalCount: found.length,
            elements: shown.map((element) => describe(element, stored(element))),
            page,
            perPage,
          },
        });
      },
    },
    {
      method: 'POST',
      pattern: '/api/library-elements',
      access: 'viewer',
      handler: (call) => {
        const { caller } = call;
        permissions.require(caller, 'library.panels:create');
        const wanted = parseBody(call, newElementSchema);
        requireKind(wanted.kind);
        const folderUid = wanted.folderUid === 'general' ? '' : wanted.folderUid;
        requireFolder(caller, folderUid);
        if (!permissions.allows(caller, 'library.panels:create', scope(folderUid))) {
          const where = folderUid || 'general';
          throw refuse(403, `insufficient permissions for creating library panel in folder with UID: '${where}'`);
        }
        const element = elements.create({ ...wanted, folderUid }, caller.id);
        const times = { created: withNanoseconds(element.created), updated: withNanoseconds(element.updated) };
        return json(200, { result: describe(element, times) });
      },
    },
    {
      method: 'GET',
      pattern: '/api/library-elements/:uid',
      access: 'viewer',
      handler: ({ caller, params }) => {
        permissions.require(caller, 'library.panels:read');
        const element = existing(elements.byUid(params.uid));
        if (!mayRead(caller, element)) {
          throw refuse(403, 'insufficient permissions for getting library panel');
        }
        return json(200, { result: describe(element, stored(element)) });
      },
    },
    {
      method: 'PATCH',
      pattern: '/api/library-elements/:uid',
      access: 'viewer',
      handler: (call) => {
        const { caller, params } = call;
        const element = requireOn(caller, params.uid, 'library.panels:write');
        const wanted = parseBody(call, patchSchema);
        requireKind(wanted.kind);
        if (wanted.folderUid !== undefined) {
          requireFolder(caller, wanted.folderUid);
          permissions.require(caller, 'library.panels:write', scope(wanted.folderUid));
        }
        const patched = elements.patch(element, wanted, caller.id);
        const times = { created: wholeSeconds(patched.created), updated: withNanoseconds(patched.updated) };
        return json(200, { result: describe(patched, times) });
      },
    },
    {
      method: 'DELETE',
      pattern: '/api/library-elements/:uid',
      access: 'viewer',
      handler: ({ caller, params }) => {
        const element = requireOn(caller, params.uid, 'library.panels:delete');
        elements.remove(element);
        return json(200, { id: element.id, message: 'Library element deleted' });
      },
    },
    {
      method: 'GET',
      pattern: '/api/library-elements/:uid/connections',
      access: 'viewer',
      handler: ({ caller, params }) => {
        const element = requireOn(caller, params.uid, 'library.panels:read');
        const readable = dashboards
          .all()
          .filter(({ folderUid }) => permissions.allows(caller, 'dashboards:read', scope(folderUid)));
        return json(200, { result: connectionsOf(element, readable, people.loginOf(element.createdBy)) });
      },
    },
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
