/** @jest-environment node */
import { TestServer } from '../testing/TestServer';

const PROVIDER = `
apiVersion: 1
providers:
  - { name: truce, folder: Team dashboards, folderUid: team-dashboards, type: file,
      options: { path: /etc/grafana/provisioning/dashboards } }
`;
const team = { uid: 'team', title: 'Team', tags: ['truce'], panels: [{ id: 1, libraryPanel: { uid: 'slo' } }] };
const FILES = {
  'provisioning/dashboards/provider.yaml': PROVIDER,
  'provisioning/dashboards/team.json': JSON.stringify(team),
};

describe('provisioned data sources', () => {
  test.each([
    ['$PROMETHEUS_URL/x', 'http://127.0.0.1:9/x'],
    ['${PROMETHEUS_URL}x', 'http://127.0.0.1:9x'],
    ['$__env{PROMETHEUS_URL}', 'http://127.0.0.1:9'],
    ['http://$NOT_SET/', 'http:///'],
    ['http://a/$$PROMETHEUS_URL', 'http://a/$PROMETHEUS_URL'],
  ])('the address %s becomes %s', async (url, expected) => {
    const file = `datasources: [{ name: Other, uid: other, type: prometheus, url: '${url}' }]`;
    const server = await TestServer.start({ files: { 'provisioning/datasources/other.yml': file } });
    const { body } = await server.ask('admin', 'GET', '/api/datasources/uid/other');
    expect(body).toMatchObject({ url: expected, readOnly: true });
    await server.stop();
  });

  test('they cannot be deleted, and those that were added can', async () => {
    const server = await TestServer.start();
    await server.ask('admin', 'POST', '/api/datasources', { name: 'Mine', uid: 'mine', type: 'prometheus' });
    const statuses = [];
    for (const uid of ['prom', 'mine', 'mine']) {
      statuses.push((await server.ask('admin', 'DELETE', `/api/datasources/uid/${uid}`)).status);
    }
    expect(statuses).toEqual([403, 200, 404]);
    await server.stop();
  });

  test('one taken out of the files is gone after a restart, one that was added stays, the others keep their ids', async () => {
    const server = await TestServer.start();
    await server.ask('admin', 'POST', '/api/datasources', { name: 'Mine', uid: 'mine', type: 'prometheus' });
    server.write('provisioning/datasources/sources.yaml', 'datasources: [{ name: Truce, uid: truce, type: t }]');
    await server.restart();
    const { body } = await server.ask('admin', 'GET', '/api/datasources');
    expect((body as Array<{ id: number; uid: string }>).map(({ id, uid }) => [id, uid])).toEqual([
      [4, 'mine'],
      [2, 'truce'],
    ]);
    await server.stop();
  });
});

describe('provisioned dashboards', () => {
  test('they lie in the folder that the provider names, read-only, and keep their ids over a restart', async () => {
    const server = await TestServer.start({ files: FILES });
    const read = async (): Promise<{ meta: object; dashboard: { id: number } }> =>
      (await server.ask('admin', 'GET', '/api/dashboards/uid/team')).body as never;
    const before = await read();
    expect(before.meta).toMatchObject({
      provisioned: true,
      provisionedExternalId: 'team.json',
      folderUid: 'team-dashboards',
      folderTitle: 'Team dashboards',
      version: 1,
    });
    const save = await server.ask('admin', 'POST', '/api/dashboards/db', { dashboard: team, overwrite: true });
    expect([save.status, save.body]).toEqual([400, { message: 'Cannot save provisioned dashboard' }]);

    server.now += 5000;
    await server.restart();
    expect(await read()).toEqual(before);
    await server.stop();
  });

  test('where the provider allows changes they last over a restart, until the file changes', async () => {
    const provider = PROVIDER.replace('type: file,', 'type: file, allowUiUpdates: true,');
    const server = await TestServer.start({ files: { ...FILES, 'provisioning/dashboards/provider.yaml': provider } });
    const dashboard = { ...team, title: 'Changed by hand' };
    await server.ask('admin', 'POST', '/api/dashboards/db', { dashboard, overwrite: true });
    await server.restart();
    const changed = await server.ask('admin', 'GET', '/api/dashboards/uid/team');
    expect(changed.body).toMatchObject({
      meta: { provisioned: false, provisionedExternalId: 'team.json' },
      dashboard: { title: 'Changed by hand' },
    });

    server.write('provisioning/dashboards/team.json', JSON.stringify({ ...team, title: 'Changed in the file' }));
    await server.restart();
    const { body } = await server.ask('admin', 'GET', '/api/dashboards/uid/team');
    expect(body).toMatchObject({ dashboard: { title: 'Changed in the file' } });
    await server.stop();
  });

  test('a changed file is a new version, a missing one is gone', async () => {
    const server = await TestServer.start({ files: FILES });
    server.write('provisioning/dashboards/team.json', JSON.stringify({ ...team, title: 'Renamed' }));
    await server.restart();
    const { body } = await server.ask('admin', 'GET', '/api/dashboards/uid/team');
    expect(body).toMatchObject({ meta: { version: 2 }, dashboard: { title: 'Renamed' } });

    server.write('provisioning/dashboards/team.json', JSON.stringify({ ...team, uid: 'other' }));
    await server.restart();
    expect((await server.ask('admin', 'GET', '/api/dashboards/uid/team')).status).toBe(404);
    await server.stop();
  });

  test('Viewers see them, and only those who may save them may', async () => {
    const server = await TestServer.start({ files: FILES });
    await server.people({ pat: 'Viewer' });
    const hits = await server.ask('pat', 'GET', '/api/search?type=dash-db&tag=truce');
    expect(hits.body).toMatchObject([{ uid: 'team', url: '/d/team/team', folderTitle: 'Team dashboards' }]);
    const none = await server.ask('pat', 'GET', '/api/search?type=dash-db&tag=truce&tag=other');
    expect(none.body).toEqual([]);
    const save = await server.ask('pat', 'POST', '/api/dashboards/db', { dashboard: { title: 'New' } });
    expect(save.status).toBe(403);
    await server.stop();
  });
});

describe('files that are wrong stop the start with a sentence', () => {
  test.each([
    ['datasources/a.yaml', 'datasources: [', /The file .*datasources\/a\.yaml cannot be read \(.*\); mend it\./],
    ['datasources/a.yaml', 'datasources: [{ uid: x }]', /a\.yaml is wrong at datasources\.0\.name /],
    ['plugins/a.yaml', 'apps: [{ disabled: true }]', /a\.yaml is wrong at apps\.0\.type /],
    ['dashboards/a.yaml', 'providers: [{ name: x, options: { path: nowhere } }]', /folder .*nowhere does not exist\./],
    ['dashboards/team.json', '{', /team\.json cannot be read \(.*JSON/],
    ['dashboards/team.json', '{"title":"x"}', /team\.json is wrong at uid /],
  ])('%s: %s', async (path, content, sentence) => {
    const files = { ...FILES, [`provisioning/${path}`]: content };
    await expect(TestServer.start({ files })).rejects.toThrow(sentence);
  });

  test('a build that is not whole', async () => {
    const start = TestServer.start({ files: { 'dist/panels/policy-state/plugin.json': '{"id": 5}' } });
    await expect(start).rejects.toThrow(/policy-state\/plugin\.json is wrong at .*; build the plugin again\./);
  });

  test('a port that is taken', async () => {
    const first = await TestServer.start();
    const second = TestServer.start({ port: Number(new URL(first.url).port) });
    await expect(second).rejects.toThrow(/cannot listen on 127\.0\.0\.1:\d+: another program uses it\./);
    await first.stop();
  });
});
