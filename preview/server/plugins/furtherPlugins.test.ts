/** @jest-environment node */
import { TestServer } from '../testing/TestServer';

const PLUGIN = {
  id: 'some-csv-datasource',
  type: 'datasource',
  name: 'CSV',
  metrics: true,
  info: { description: 'x', logos: { small: 'img/logo.svg', large: 'img/logo.svg' } },
};
const FILES = {
  'more/csv/plugin.json': JSON.stringify(PLUGIN),
  'more/csv/module.js': 'define([], () => ({}))',
  'more/provisioning/datasources/csv.yaml': 'datasources: [{ name: CSV, uid: csv, type: some-csv-datasource }]',
};

interface Settings {
  datasources: Record<string, { uid: string; type: string; module: string; meta: object }>;
}

describe('a folder with further plugins', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({ files: FILES, pluginDirs: ['more'] });
  });
  afterAll(() => server.stop());

  it('brings its data sources beside those of the provisioning folder', async () => {
    const { datasources } = (await server.ask('admin', 'GET', '/api/frontend/settings')).body as Settings;
    expect(Object.keys(datasources)).toEqual(['CSV', 'Prometheus', 'TestData', 'Truce']);
    expect(datasources.CSV).toMatchObject({
      uid: 'csv',
      type: 'some-csv-datasource',
      module: 'public/plugins/some-csv-datasource/module.js',
      meta: { id: 'some-csv-datasource', metrics: true },
    });
  });

  it('has its files served', async () => {
    const { status, text } = await server.ask(null, 'GET', '/public/plugins/some-csv-datasource/module.js');
    expect({ status, text }).toEqual({ status: 200, text: FILES['more/csv/module.js'] });
  });

  it('keeps its data sources over a restart', async () => {
    await server.restart();
    expect((await server.ask('admin', 'GET', '/api/datasources/uid/csv')).body).toMatchObject({ name: 'CSV' });
  });
});

it('a folder without plugins is refused at the start', async () => {
  await expect(TestServer.start({ pluginDirs: ['nothing'] })).rejects.toThrow(
    /^There is no plugin\.json in .*nothing\. Name a folder that holds plugins\.$/
  );
});
