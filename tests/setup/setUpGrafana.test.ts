/** @jest-environment node */
import { PASSWORD, TestServer } from '../../preview/server/testing/TestServer';
import { basicAuthorization } from '../../src/grafana/basicAuthorization';
import { fetchHttp } from '../../src/grafana/fetchHttp';
import type { HttpPort } from '../../src/grafana/HttpPort';
import { readSetUp } from '../../src/grafana/setup/readSetUp';
import { setUpGrafana } from '../../src/grafana/setup/setUpGrafana';

const NO_SOURCES = { 'provisioning/datasources/sources.yaml': 'apiVersion: 1\ndatasources: []\n' };

let server: TestServer;

async function start(files?: Record<string, string>): Promise<void> {
  server = await TestServer.start({ files });
  await server.people({ pat: 'Viewer', sam: 'Editor' });
}

afterEach(() => server.stop());

function as(login: string): HttpPort {
  return fetchHttp({
    url: server.url,
    authorization: basicAuthorization(login, login === 'admin' ? 'admin' : PASSWORD),
  });
}

async function permissionsOf(folder: string): Promise<object[]> {
  const { body } = await server.ask('admin', 'GET', `/api/folders/${folder}/permissions`);
  return (body as Array<{ userLogin: string; role?: string; permission: number }>).map(
    ({ userLogin, role, permission }) => ({ who: role ?? userLogin, permission })
  );
}

test('an admin sets everything up with one call, and a second one changes nothing', async () => {
  await start(NO_SOURCES);
  const first = await setUpGrafana(as('admin'));
  expect(first.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['folder-truce', 'done'],
    // Grafana gives a new folder just these permissions.
    ['permissions-truce', 'already'],
    ['folder-truce-record', 'done'],
    ['permissions-truce-record', 'done'],
    ['datasource', 'done'],
  ]);
  const second = await setUpGrafana(as('admin'));
  expect(second.map(({ outcome }) => outcome)).toEqual(['already', 'already', 'already', 'already', 'already']);
});

test('Viewers write the record and read the definitions, and who made the folders keeps them', async () => {
  await start();
  await setUpGrafana(as('admin'));
  expect(await permissionsOf('truce')).toEqual([
    { who: 'admin', permission: 4 },
    { who: 'Editor', permission: 2 },
    { who: 'Viewer', permission: 1 },
  ]);
  expect(await permissionsOf('truce-record')).toEqual([
    { who: 'admin', permission: 4 },
    { who: 'Viewer', permission: 2 },
    { who: 'Editor', permission: 2 },
  ]);
});

test('permissions of single people stay as they are', async () => {
  await start();
  const admin = as('admin');
  await setUpGrafana(admin);
  const { id } = (await as('pat').send({ method: 'GET', path: '/api/user' })).body as { id: number };
  const items = [
    { userId: 1, permission: 4 },
    { userId: id, permission: 2 },
    { role: 'Viewer', permission: 2 },
  ];
  await admin.send({ method: 'POST', path: '/api/folders/truce/permissions', body: { items } });
  const results = await setUpGrafana(admin);
  expect(results.find((result) => result.id === 'permissions-truce')).toMatchObject({ outcome: 'done' });
  expect(await permissionsOf('truce')).toEqual([
    { who: 'admin', permission: 4 },
    { who: 'pat', permission: 2 },
    { who: 'Viewer', permission: 1 },
    { who: 'Editor', permission: 2 },
  ]);
});

const truceSource = (name: string, uid: string) => ({
  'provisioning/datasources/sources.yaml': `apiVersion: 1\ndatasources:\n  - { name: ${name}, uid: ${uid}, type: truce-errorbudget-datasource }\n`,
});

test('a Truce data source with another name is enough', async () => {
  await start(truceSource('Budgets', 'truce'));
  const results = await setUpGrafana(as('admin'));
  expect(results.at(-1)).toEqual({
    id: 'datasource',
    title: expect.any(String),
    outcome: 'already',
    message: 'The data source Budgets (uid truce) is there.',
  });
});

test('a Truce data source under another uid is not what panels ask for, so the one they ask for is made', async () => {
  await start(truceSource('Budgets', 'budgets'));
  const results = await setUpGrafana(as('admin'));
  expect(results.at(-1)).toMatchObject({ outcome: 'done', message: 'Made the data source Truce.' });
});

test('a data source of another kind that has the name is told', async () => {
  await start({
    'provisioning/datasources/sources.yaml':
      'apiVersion: 1\ndatasources:\n  - { name: Truce, uid: other, type: prometheus, url: http://127.0.0.1:9 }\n',
  });
  const results = await setUpGrafana(as('admin'));
  expect(results.at(-1)).toMatchObject({
    outcome: 'failed',
    message: 'Another data source has the name Truce. Rename that one and try again.',
  });
});

test('a Viewer is told for every step that an Admin is needed, and nothing is half made', async () => {
  await start(NO_SOURCES);
  const results = await setUpGrafana(as('pat'));
  expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'failed', 'failed']);
  expect(results[0].message).toBe(
    'Making the folder Truce needs an Admin of this organisation. Ask one to open this page.'
  );
  expect((await server.ask('admin', 'GET', '/api/folders/truce')).status).toBe(404);
});

test('whoever is not signed in is told so', async () => {
  await start();
  const results = await setUpGrafana(fetchHttp({ url: server.url }));
  expect(results[0]).toMatchObject({ outcome: 'failed', message: expect.stringContaining('Sign in to Grafana') });
});

test('one failing step does not keep the others from being done', async () => {
  await start(NO_SOURCES);
  const admin = as('admin');
  const flaky: HttpPort = {
    send: (request) =>
      request.path.startsWith('/api/folders/truce/permissions')
        ? Promise.reject(new Error('connection lost'))
        : admin.send(request),
  };
  const shown: string[] = [];
  const results = await setUpGrafana(flaky, ({ id }) => shown.push(id));
  expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'done', 'done', 'done']);
  expect(results[1].message).toBe('Grafana does not answer. Check the connection and try again.');
  expect(shown).toEqual(results.map(({ id }) => id));
});

test('what is set up can be read before and after, and by somebody who may see less', async () => {
  await start(NO_SOURCES);
  const states = async (login: string) => (await readSetUp(as(login))).map(({ state }) => state);
  expect(await states('admin')).toEqual(['missing', 'missing', 'missing', 'missing', 'missing']);
  await setUpGrafana(as('admin'));
  expect(await states('admin')).toEqual(['ready', 'ready', 'ready', 'ready', 'ready']);
  expect(await states('pat')).toEqual(['ready', 'unknown', 'ready', 'unknown', 'ready']);
});

test('reading what is set up while Grafana is down says so and does not fail', async () => {
  await start();
  const items = await readSetUp(fetchHttp({ url: 'http://127.0.0.1:9' }));
  expect(items).toHaveLength(5);
  expect(items.every(({ state }) => state === 'unknown')).toBe(true);
});

test('an admin may name the people who take part in place of all Viewers, and that is left alone', async () => {
  await start();
  const admin = as('admin');
  await setUpGrafana(admin);
  const { id } = (await as('pat').send({ method: 'GET', path: '/api/user' })).body as { id: number };
  const path = '/api/folders/truce-record/permissions';
  const named = [
    { userId: 1, permission: 4 },
    { userId: id, permission: 2 },
    { role: 'Viewer', permission: 1 },
  ];
  await admin.send({ method: 'POST', path, body: { items: [...named, { role: 'Editor', permission: 2 }] } });
  const found = (await readSetUp(admin)).find((it) => it.id === 'permissions-truce-record');
  expect(found).toMatchObject({ state: 'ready', message: expect.stringContaining('teams that an admin named') });

  await admin.send({ method: 'POST', path, body: { items: [...named, { role: 'Editor', permission: 1 }] } });
  await setUpGrafana(admin);
  expect(await permissionsOf('truce-record')).toEqual([
    { who: 'admin', permission: 4 },
    { who: 'pat', permission: 2 },
    { who: 'Viewer', permission: 1 },
    { who: 'Editor', permission: 2 },
  ]);
});

test('whoever sets up may use the folders at once, because Grafana is told to look again; others within a minute', async () => {
  await start();
  const mayWrite = async (login: string) => {
    const { body } = await as(login).send({ method: 'GET', path: '/api/access-control/user/permissions' });
    const scopes = (body as Record<string, string[]>)['library.panels:create'] ?? [];
    return scopes.includes('folders:uid:truce-record');
  };
  expect(await mayWrite('pat')).toBe(false);
  const asked: string[] = [];
  const admin = as('admin');
  await setUpGrafana({
    send(request) {
      asked.push(request.path);
      return admin.send(request);
    },
  });
  expect(asked.at(-1)).toBe('/api/access-control/user/permissions?reloadcache=true');
  expect([await mayWrite('admin'), await mayWrite('pat')]).toEqual([true, false]);
  server.now += 61_000;
  expect(await mayWrite('pat')).toBe(true);
});
