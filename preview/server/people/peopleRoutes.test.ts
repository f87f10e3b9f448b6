/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD, TestServer } from '../testing/TestServer';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start();
});

afterEach(() => server.stop());

const basic = (login: string, password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`,
});

describe('signing in', () => {
  test('a fresh server knows the administrator of a fresh Grafana and nobody else', async () => {
    const { body } = await server.send('GET', '/api/org/users', undefined, basic('admin', 'admin'));
    expect((body as Array<{ login: string }>).map(({ login }) => login)).toEqual(['admin']);
  });

  test('a session lasts over a restart, ends at signing out, and ends by itself after a month', async () => {
    await server.ask('admin', 'GET', '/api/user');
    await server.restart();
    expect((await server.ask('admin', 'GET', '/api/user')).status).toBe(200);

    server.now += 30 * 24 * 3_600_000;
    expect((await server.ask('admin', 'GET', '/api/user')).status).toBe(401);
  });

  test('signing out ends the session, not only the cookie', async () => {
    const { status, headers } = await server.ask('admin', 'GET', '/logout');
    expect([status, headers.get('location')]).toEqual([302, '/login']);
    expect((await server.ask('admin', 'GET', '/api/user')).status).toBe(401);
  });

  test.each([
    ['admin', 'wrong'],
    ['nobody', 'admin'],
    ['admin', ''],
  ])('%s with password "%s" is refused without saying which was wrong', async (user, password) => {
    const form = await server.send('POST', '/login', JSON.stringify({ user, password }));
    const header = await server.send('GET', '/api/user', undefined, basic(user, password));
    for (const { status, body } of [form, header]) {
      expect([status, body]).toEqual([
        401,
        {
          message: 'Invalid username or password',
          messageId: 'password-auth.failed',
          statusCode: 401,
          traceID: '',
        },
      ]);
    }
  });

  test('the state file holds neither a password nor a session token', async () => {
    await server.people({ pat: 'Viewer' });
    const { headers } = await server.send('POST', '/login', JSON.stringify({ user: 'pat', password: PASSWORD }));
    const token = /grafana_session=(\w+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? 'no token';
    const stored = ['users', 'sessions'].map((kind) => readFileSync(join(server.dir, 'state', `${kind}.json`), 'utf8'));
    expect(stored.join()).not.toContain(PASSWORD);
    expect(stored.join()).not.toContain(token);
  });

  test('another site cannot write with the session of this browser', async () => {
    const foreign = await server.ask('admin', 'POST', '/api/folders', { title: 'x' }, { origin: 'http://elsewhere' });
    const own = await server.ask('admin', 'POST', '/api/folders', { title: 'x' }, { origin: server.url });
    expect([foreign.status, foreign.text, own.status]).toEqual([403, 'origin not allowed\n', 200]);
  });
});

describe('making people', () => {
  test('only the server administrator makes users and gives roles', async () => {
    await server.people({ lee: 'Editor' });
    const user = await server.ask('lee', 'POST', '/api/admin/users', { login: 'x', password: 'long enough' });
    const role = await server.ask('lee', 'PATCH', '/api/org/users/2', { role: 'Admin' });
    expect([user.status, role.status]).toEqual([403, 403]);
  });

  test.each([
    ['a login that is taken', { login: 'PAT', email: 'new@example.org', password: 'long enough' }, 412],
    ['an address that is taken', { login: 'new', email: 'pat@example.org', password: 'long enough' }, 412],
    ['neither login nor address', { password: 'long enough' }, 400],
    ['a short password', { login: 'new', password: 'abc' }, 400],
  ])('%s is refused', async (_, body, status) => {
    await server.people({ pat: 'Viewer' });
    expect((await server.ask('admin', 'POST', '/api/admin/users', body)).status).toBe(status);
  });

  test.each([
    ['an unknown role', '/api/org/users/1', 'Owner', 400],
    ['the last administrator losing the role', '/api/org/users/1', 'Viewer', 400],
    ['a user who is not there', '/api/org/users/99', 'Viewer', 404],
  ])('%s is refused', async (_, path, role, status) => {
    expect((await server.ask('admin', 'PATCH', path, { role })).status).toBe(status);
  });

  test('nobody can take the login of somebody else', async () => {
    await server.people({ pat: 'Viewer', sam: 'Editor' });
    expect((await server.ask('pat', 'PUT', '/api/user', { login: 'sam' })).status).toBe(409);
    expect((await server.ask('pat', 'GET', '/api/user')).body).toMatchObject({ login: 'pat' });
  });
});
