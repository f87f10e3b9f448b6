import * as v from 'valibot';
import { readCookie } from '../http/cookies';
import { parseBody } from '../http/parseBody';
import { accessDenied, refuse } from '../http/Refusal';
import { json, message, middlewareJson, type Reply } from '../http/Reply';
import { forAnyone, forPeople, forViewers, type Route } from '../http/Route';
import type { Services } from '../Services';
import { wholeSeconds } from '../state/timestamps';
import { BUILD } from '../pages/BUILD';
import { ageInWords } from './ageInWords';
import { AVATAR_URL, type User } from './User';

const signInSchema = v.object({ user: v.string(), password: v.string() });
const newUserSchema = v.object({
  login: v.optional(v.string(), ''),
  email: v.optional(v.string(), ''),
  name: v.optional(v.string(), ''),
  password: v.optional(v.string(), ''),
});
const profileSchema = v.object({
  login: v.optional(v.string()),
  email: v.optional(v.string()),
  name: v.optional(v.string()),
});
const roleSchema = v.object({ role: v.string() });
const ROLES = ['Viewer', 'Editor', 'Admin'] as const;

/** Signing in and out, the own account, and the list of users. */
export function peopleRoutes({ people, permissions, clock }: Services): Route[] {
  return [
    forAnyone('GET', '/api/health', () =>
      middlewareJson(200, { database: 'ok', version: BUILD.version, commit: BUILD.commit })
    ),
    forAnyone('POST', '/login', (call) => {
      const { user, password } = parseBody(call, signInSchema);
      const { token, lifetime } = people.signIn(people.withPassword(user, password));
      const reply = json(200, { message: 'Logged in', redirectUrl: '/' });
      reply.headers['Set-Cookie'] = sessionCookie(token, lifetime / 1000);
      return reply;
    }),
    forAnyone('GET', '/logout', ({ headers }): Reply => {
      people.signOut(readCookie(headers.cookie, 'grafana_session') ?? '');
      return { status: 302, headers: { Location: '/login', 'Set-Cookie': sessionCookie('', 0) } };
    }),
    forPeople('GET', '/api/user', ({ user }) => json(200, ownAccount(user))),
    forPeople('PUT', '/api/user', (call) => {
      people.rename(call.user, parseBody(call, profileSchema));
      return message(200, 'User updated');
    }),
    forPeople('GET', '/api/user/teams', () => json(200, [])),
    forViewers('POST', '/api/admin/users', (call) => {
      permissions.require(call.caller, 'users:create');
      const { login, email, name, password } = parseBody(call, newUserSchema);
      if (!login && !email) {
        throw refuse(400, 'Validation error, need specify either username or email');
      }
      if (password.length < 4) {
        throw refuse(400, 'Password is missing or too short');
      }
      const user = people.create({ login: login || email, email: email || login, name, password });
      return json(200, { id: user.id, uid: user.uid, message: 'User created' });
    }),
    forViewers('PUT', '/api/users/:id', (call) => {
      permissions.require(call.caller, 'users:write', `global.users:id:${call.params.id}`);
      people.rename(existing(people.byId(Number(call.params.id))), parseBody(call, profileSchema));
      return message(200, 'User updated');
    }),
    forViewers('GET', '/api/org/users', ({ caller }) => {
      permissions.require(caller, 'org.users:read');
      return json(
        200,
        people.all().map((user) => orgUser(user, clock()))
      );
    }),
    forViewers('PATCH', '/api/org/users/:id', (call) => {
      permissions.require(call.caller, 'org.users:write', `users:id:${call.params.id}`);
      const wanted = parseBody(call, roleSchema).role;
      const role = ROLES.find((known) => known === wanted);
      if (!role) {
        throw refuse(400, 'Invalid role specified');
      }
      const user = existing(people.byId(Number(call.params.id)));
      people.setRole(user, role);
      permissions.forget(user.id);
      return message(200, 'Organization user updated');
    }),
    forViewers('GET', '/api/org/users/lookup', ({ caller, query }) => {
      const allowed = ['org.users:read', 'teams.permissions:write', 'folders.permissions:write'];
      if (!allowed.some((action) => permissions.allows(caller, action))) {
        throw accessDenied(`any of ${allowed.join(', ')}, dashboards.permissions:write`);
      }
      const wanted = (query.get('query') ?? '').toLowerCase();
      const found = people.all().filter((user) => `${user.login}\n${user.email}\n${user.name}`.includes(wanted));
      return json(
        200,
        found.map(({ id, uid, login }) => ({ userId: id, uid, login, avatarUrl: AVATAR_URL }))
      );
    }),
    // Truce meets teams only as a refusal: nobody makes any here, and who may list them finds none.
    forViewers('GET', '/api/teams/search', ({ caller }) => {
      permissions.require(caller, 'teams:read');
      return json(200, { totalCount: 0, teams: [], page: 1, perPage: 1000 });
    }),
    forViewers('GET', '/api/access-control/user/permissions', ({ caller, query }) =>
      json(200, permissions.of(caller, query.get('reloadcache') === 'true'))
    ),
  ];
}

function existing(user: User | undefined): User {
  if (!user) {
    throw refuse(404, 'user not found');
  }
  return user;
}

function sessionCookie(token: string, seconds: number): string {
  return `grafana_session=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
}

function ownAccount(user: User): object {
  return {
    id: user.id,
    uid: user.uid,
    email: user.email,
    name: user.name,
    login: user.login,
    theme: '',
    orgId: 1,
    isGrafanaAdmin: user.isGrafanaAdmin,
    isDisabled: false,
    isExternal: false,
    isExternallySynced: false,
    isGrafanaAdminExternallySynced: false,
    authLabels: [],
    updatedAt: wholeSeconds(user.updated),
    createdAt: wholeSeconds(user.created),
    avatarUrl: AVATAR_URL,
    isProvisioned: false,
  };
}

function orgUser(user: User, now: number): object {
  return {
    orgId: 1,
    userId: user.id,
    uid: user.uid,
    email: user.email,
    name: user.name,
    avatarUrl: AVATAR_URL,
    login: user.login,
    role: user.role,
    lastSeenAt: wholeSeconds(user.lastSeenAt),
    created: wholeSeconds(user.created),
    lastSeenAtAge: ageInWords(now - user.lastSeenAt),
    isDisabled: false,
    authLabels: null,
    isExternallySynced: false,
    isProvisioned: false,
  };
}
