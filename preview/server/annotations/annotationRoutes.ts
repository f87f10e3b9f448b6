import { omit } from 'lodash';
import * as v from 'valibot';
import { parseBody } from '../http/parseBody';
import { refuse } from '../http/Refusal';
import { json, message } from '../http/Reply';
import { forViewers, type Route } from '../http/Route';
import type { Caller } from '../people/Caller';
import { AVATAR_URL } from '../people/User';
import type { Services } from '../Services';
import type { Annotation } from './Annotations';

const newAnnotationSchema = v.object({
  dashboardUID: v.optional(v.string(), ''),
  panelId: v.optional(v.number(), 0),
  time: v.optional(v.number(), 0),
  timeEnd: v.optional(v.number(), 0),
  text: v.optional(v.string(), ''),
  tags: v.optional(v.array(v.string()), []),
});
const patchSchema = v.object({
  time: v.optional(v.number()),
  timeEnd: v.optional(v.number()),
  text: v.optional(v.string()),
  tags: v.optional(v.array(v.string())),
});

/** Annotations: deploys and other events drawn on graphs. */
export function annotationRoutes({ annotations, dashboards, people, permissions, clock }: Services): Route[] {
  /** An organisation's annotation has a scope of its own, a dashboard's is that of the dashboard's folder. */
  const allows = (caller: Caller, action: string, dashboardUID: string): boolean => {
    const dashboard = dashboards.byUid(dashboardUID);
    return dashboard
      ? permissions.allowsIn(caller, action, dashboard.folderUid)
      : permissions.allows(caller, action, 'annotations:type:organization');
  };

  const describe = (annotation: Annotation): object => {
    const author = people.byId(annotation.userId);
    return {
      ...omit(annotation, 'userId', annotation.panelId ? '' : 'panelId'),
      login: author?.login ?? '',
      email: author?.email ?? '',
      avatarUrl: AVATAR_URL,
      data: {},
    };
  };

  return [
    forViewers('GET', '/api/annotations', ({ caller, query }) => {
      permissions.require(caller, 'annotations:read');
      const found = annotations.list({
        from: Number(query.get('from') ?? 0),
        to: Number(query.get('to') ?? 0),
        tags: query.getAll('tags'),
        matchAny: query.get('matchAny') === 'true',
        dashboardUID: query.get('dashboardUID') ?? '',
        limit: Number(query.get('limit')) || 100,
      });
      const readable = found.filter(({ dashboardUID }) => allows(caller, 'annotations:read', dashboardUID));
      return json(200, readable.map(describe));
    }),
    forViewers('POST', '/api/annotations', (call) => {
      // Refused twice over: without the permission anywhere, and (another answer) without it here (recorded).
      permissions.require(call.caller, 'annotations:create');
      const wanted = parseBody(call, newAnnotationSchema);
      if (!allows(call.caller, 'annotations:create', wanted.dashboardUID)) {
        throw refuse(403, 'Access denied to save the annotation');
      }
      if (!wanted.text) {
        throw refuse(400, 'Failed to save annotation');
      }
      const time = wanted.time || clock();
      const annotation = annotations.add({
        ...wanted,
        userId: call.caller.id,
        time,
        timeEnd: wanted.timeEnd || time,
      });
      return json(200, { id: annotation.id, message: 'Annotation added' });
    }),
    forViewers('PATCH', '/api/annotations/:id', (call) => {
      permissions.require(call.caller, 'annotations:write');
      const annotation = annotations.byId(Number(call.params.id));
      if (!annotation) {
        throw refuse(404, 'Annotation not found');
      }
      if (!allows(call.caller, 'annotations:write', annotation.dashboardUID)) {
        throw refuse(403, 'Access denied to update the annotation');
      }
      annotations.patch(annotation, parseBody(call, patchSchema));
      return message(200, 'Annotation patched');
    }),
  ];
}
