/** @jest-environment node */
import { TestServer } from '../testing/TestServer';

const READS = [
  '/api/library-elements?kind=1',
  '/api/plugins/truce-errorbudget-app/settings',
  '/api/datasources',
  '/api/folders/truce',
  '/api/annotations',
  '/api/search?type=dash-db',
  '/api/frontend/settings',
];

async function withFolder(anonymous: boolean): Promise<TestServer> {
  const server = await TestServer.start({ anonymous });
  await server.ask('admin', 'POST', '/api/folders', { uid: 'truce', title: 'Truce' });
  forgetPermissions(server);
  return server;
}

/** What a caller may do is kept for a minute, also by the question whether the server is up. */
function forgetPermissions(server: TestServer): void {
  server.now += 61_000;
}

describe('a visitor who has not signed in', () => {
  test.each(READS)('reads %s only where anonymous viewers are switched on', async (path) => {
    const closed = await withFolder(false);
    const open = await withFolder(true);
    expect((await closed.ask(null, 'GET', path)).status).toBe(401);
    expect((await open.ask(null, 'GET', path)).status).toBe(200);
    await closed.stop();
    await open.stop();
  });

  test('is nobody: has no account and may write nowhere that Viewers may not', async () => {
    const server = await withFolder(true);
    const element = { uid: 'x', name: 'x', kind: 1, folderUid: 'truce', model: {} };
    expect((await server.ask(null, 'GET', '/api/user')).status).toBe(401);
    expect((await server.ask(null, 'GET', '/api/user/teams')).status).toBe(401);
    expect((await server.ask(null, 'GET', '/api/org/users')).status).toBe(403);
    expect((await server.ask(null, 'POST', '/api/folders', { title: 'x' })).status).toBe(403);
    expect((await server.ask(null, 'POST', '/api/library-elements', element)).status).toBe(403);
    expect((await server.ask(null, 'POST', '/api/annotations', { text: 'x' })).status).toBe(403);
    await server.stop();
  });

  test('writes where every Viewer may, under the user id 0', async () => {
    const server = await withFolder(true);
    const items = [{ role: 'Viewer', permission: 2 }];
    await server.ask('admin', 'POST', '/api/folders/truce/permissions', { items });
    forgetPermissions(server);
    const element = { uid: 'x', name: 'x', kind: 1, folderUid: 'truce', model: {} };
    const { status, body } = await server.ask(null, 'POST', '/api/library-elements', element);
    expect(status).toBe(200);
    expect(body).toMatchObject({ result: { meta: { createdBy: { id: 0, name: '' } } } });
    await server.stop();
  });

  test('a wrong password is refused, also where anonymous viewers are switched on', async () => {
    const server = await withFolder(true);
    const authorization = `Basic ${Buffer.from('admin:wrong').toString('base64')}`;
    const { status, body } = await server.ask(null, 'GET', '/api/datasources', undefined, { authorization });
    expect([status, body]).toMatchObject([401, { message: 'Invalid username or password' }]);
    await server.stop();
  });
});
