import * as v from 'valibot';
import { folderUrl } from '../folders/folderRoutes';
import { parseBody } from '../http/parseBody';
import { accessDenied, refuse } from '../http/Refusal';
import { json } from '../http/Reply';
import { forViewers, type Route } from '../http/Route';
import type { Caller } from '../people/Caller';
import type { Services } from '../Services';
import { slugify } from '../state/identifiers';
import { sortKeys } from '../state/sortKeys';
import { wholeSeconds } from '../state/timestamps';
import { dashboardUrl, type Dashboard } from './Dashboards';

const saveSchema = v.object({
  dashboard: v.record(v.string(), v.unknown()),
  folderUid: v.optional(v.string(), ''),
  overwrite: v.optional(v.boolean(), false),
});

/** Dashboards: reading, finding, and saving those that are not provisioned. */
export function dashboardRoutes({ dashboards, folders, permissions }: Services): Route[] {
  const folderOf = ({ folderUid }: Dashboard): { id: number; title: string; url: string } => {
    const folder = folders.byUid(folderUid);
    return folder
      ? { id: folder.id, title: folder.title, url: folderUrl(folder) }
      : { id: 0, title: 'General', url: '' };
  };

  const describeMeta = (dashboard: Dashboard, caller: Caller): object => {
    const may = (action: string): boolean => permissions.allowsIn(caller, action, dashboard.folderUid);
    const folder = folderOf(dashboard);
    const onDashboard = {
      canAdd: may('annotations:create'),
      canEdit: may('annotations:write'),
      canDelete: may('annotations:delete'),
    };
    const organisation = (action: string): boolean =>
      permissions.allows(caller, action, 'annotations:type:organization');
    return {
      type: 'db',
      canSave: may('dashboards:write'),
      canEdit: may('dashboards:write'),
      canAdmin: may('dashboards.permissions:write'),
      canStar: caller.user !== undefined,
      canDelete: may('dashboards:delete'),
      slug: slugify(dashboard.title),
      url: dashboardUrl(dashboard),
      expires: '0001-01-01T00:00:00Z',
      created: wholeSeconds(dashboard.created),
      updated: wholeSeconds(dashboard.updated),
      // 12.4.0 answers these names also for a dashboard saved by a known user (recorded).
      updatedBy: 'Anonymous',
      createdBy: 'Anonymous',
      version: dashboard.version,
      hasAcl: false,
      isFolder: false,
      apiVersion: 'v0alpha1',
      folderId: folder.id,
      folderUid: dashboard.folderUid,
      folderTitle: folder.title,
      folderUrl: folder.url,
      provisioned: dashboard.source !== null && !dashboard.source.editable,
      provisionedExternalId: dashboard.source?.file ?? '',
      annotationsPermissions: {
        dashboard: onDashboard,
        organization: {
          canAdd: organisation('annotations:create'),
          canEdit: organisation('annotations:write'),
          canDelete: organisation('annotations:delete'),
        },
      },
    };
  };

  const describeHit = (dashboard: Dashboard): object => {
    const folder = folderOf(dashboard);
    return {
      id: dashboard.id,
      uid: dashboard.uid,
      orgId: 1,
      title: dashboard.title,
      uri: `db/${slugify(dashboard.title)}`,
      url: dashboardUrl(dashboard),
      slug: '',
      type: 'dash-db',
      tags: tagsOf(dashboard),
      isStarred: false,
      ...(dashboard.folderUid
        ? { folderId: folder.id, folderUid: dashboard.folderUid, folderTitle: folder.title, folderUrl: folder.url }
        : {}),
      sortMeta: 0,
      isDeleted: false,
    };
  };

  return [
    forViewers('GET', '/api/dashboards/uid/:uid', ({ caller, params }) => {
      const dashboard = dashboards.byUid(params.uid);
      if (!dashboard) {
        throw refuse(404, 'Dashboard not found');
      }
      if (!permissions.mayReadDashboard(caller, dashboard)) {
        throw refuse(403, 'Access denied to this dashboard');
      }
      return json(200, { meta: describeMeta(dashboard, caller), dashboard: sortKeys(dashboard.model) });
    }),
    forViewers('POST', '/api/dashboards/db', (call) => {
      const { dashboard: model, folderUid, overwrite } = parseBody(call, saveSchema);
      const known = dashboards.byUid(String(model.uid ?? ''));
      if (folderUid && !folders.byUid(folderUid)) {
        throw refuse(400, 'folder not found');
      }
      const action = known ? 'dashboards:write' : 'dashboards:create';
      if (!permissions.allowsIn(call.caller, action, known?.folderUid ?? folderUid)) {
        throw accessDenied(action);
      }
      const saved = dashboards.save(model, folderUid || (known?.folderUid ?? ''), overwrite);
      return json(200, {
        folderUid: saved.folderUid,
        id: saved.id,
        slug: slugify(saved.title),
        status: 'success',
        uid: saved.uid,
        url: dashboardUrl(saved),
        version: saved.version,
      });
    }),
    // Truce looks for dashboards only, so folders are never among the hits.
    forViewers('GET', '/api/search', ({ caller, query }) => {
      const tags = query.getAll('tag');
      const text = (query.get('query') ?? '').toLowerCase();
      const uids = query.getAll('dashboardUIDs');
      const hits = dashboards
        .all()
        .filter((dashboard) => permissions.mayReadDashboard(caller, dashboard) && query.get('type') !== 'dash-folder')
        .filter((dashboard) => tags.every((tag) => tagsOf(dashboard).includes(tag)))
        .filter(({ title }) => title.toLowerCase().includes(text))
        .filter(({ uid }) => uids.length === 0 || uids.includes(uid));
      return json(200, hits.map(describeHit));
    }),
  ];
}

function tagsOf({ model }: Dashboard): string[] {
  return Array.isArray(model.tags) ? model.tags.filter((tag): tag is string => typeof tag === 'string') : [];
}
