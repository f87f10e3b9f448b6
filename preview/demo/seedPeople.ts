import { array, number, object, safeParse, string } from 'valibot';

import type { HttpPort } from '../../src/grafana/HttpPort';
import { messageOf } from '../../src/grafana/messageOf';
import { DemoError } from './DemoError';
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from './people';
import type { SeedLog } from './SeedLog';

const orgUsersSchema = array(object({ userId: number(), login: string(), role: string() }));
const newUserSchema = object({ id: number() });

/**
 * Makes the demo people who are not there yet.
 *
 * @returns their user ids by login
 * @throws DemoError when the admin may not, or a person is there with another password
 */
export async function seedPeople(
  admin: HttpPort,
  as: (login: string) => HttpPort,
  log: SeedLog
): Promise<Map<string, number>> {
  await checkAdmin(admin);
  const { status, body } = await admin.send({ method: 'GET', path: '/api/org/users' });
  const users = safeParse(orgUsersSchema, body);
  if (status !== 200 || !users.success) {
    throw new DemoError('The user may not list the people of this Grafana. Name an Admin with --user and --password.');
  }
  const ids = new Map<string, number>();
  for (const person of DEMO_PEOPLE) {
    const there = users.output.find(({ login }) => login === person.login);
    const id = there?.userId ?? (await create(admin, person, log));
    ids.set(person.login, id);
    await ensureRole(admin, person, id, there?.role ?? 'Viewer', log);
    await checkPassword(as(person.login), person);
  }
  return ids;
}

async function checkAdmin(admin: HttpPort): Promise<void> {
  const { status, body } = await admin.send({ method: 'GET', path: '/api/user' });
  if (status === 401) {
    throw new DemoError(
      messageOf(body).toLowerCase().includes('password')
        ? 'Grafana does not take this user name and password. Name an Admin with --user and --password.'
        : 'Grafana does not take a user name and password here. Switch HTTP Basic on ([auth.basic] enabled = true).'
    );
  }
  if (status !== 200) {
    throw new DemoError(`Grafana does not say who is signed in (status ${status}). Look into its log.`);
  }
}

async function create(admin: HttpPort, { login, name, email }: DemoPerson, log: SeedLog): Promise<number> {
  const { status, body } = await admin.send({
    method: 'POST',
    path: '/api/admin/users',
    body: { login, name, email, password: DEMO_PASSWORD },
  });
  const created = safeParse(newUserSchema, body);
  if (status === 412) {
    throw new DemoError(`${login} is known to this Grafana, but not in this organisation. Add the user to it.`);
  }
  if (status !== 200 || !created.success) {
    throw new DemoError(
      `Grafana did not make the user ${login}: ${messageOf(body) || `status ${status}`}. ` +
        'That takes a Grafana server admin: name one with --user and --password.'
    );
  }
  log.made(`${name} (${login})`);
  return created.output.id;
}

/** Raises a Viewer to Editor where the demo needs that; any other role somebody chose is left alone. */
async function ensureRole(admin: HttpPort, person: DemoPerson, id: number, role: string, log: SeedLog): Promise<void> {
  if (role === person.role) {
    return;
  }
  if (role !== 'Viewer') {
    log.kept(`${person.login} is ${role} by now, and stays it.`);
    return;
  }
  const { status, body } = await admin.send({
    method: 'PATCH',
    path: `/api/org/users/${id}`,
    body: { role: person.role },
  });
  if (status !== 200) {
    throw new DemoError(
      `Grafana did not make ${person.login} an ${person.role}: ${messageOf(body) || `status ${status}`}.`
    );
  }
  log.made(`${person.login} is ${person.role}`);
}

async function checkPassword(own: HttpPort, { login }: DemoPerson): Promise<void> {
  const { status } = await own.send({ method: 'GET', path: '/api/user' });
  if (status !== 200) {
    throw new DemoError(
      `${login} is there with another password than the demo's (${DEMO_PASSWORD}). Set that one, or remove the user.`
    );
  }
}
