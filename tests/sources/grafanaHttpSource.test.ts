/** @jest-environment node */
import { TestServer } from '../../preview/server/testing/TestServer';
import { basicAuthorization } from '../../src/grafana/basicAuthorization';
import { fetchHttp } from '../../src/grafana/fetchHttp';
import { grafanaHttpSource } from '../../src/grafana/grafanaHttpSource';
import { sourceContract } from './sourceContract';

jest.setTimeout(60_000);

const ref = { type: 'prometheus', uid: 'prom' };
const asAdmin = basicAuthorization('admin', 'admin');
const own = { kind: 'own', query: { refId: 'A' } } as const;

sourceContract("through Grafana's server", async (prometheusUrl) => {
  const server = await TestServer.start({ prometheusUrl });
  const source = grafanaHttpSource(fetchHttp({ url: server.url, authorization: asAdmin }));
  return { source, ref, close: () => server.stop() };
});

describe("a data source that Grafana's server does not ask", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());

  const read = (uid: string, authorization = asAdmin) =>
    grafanaHttpSource(fetchHttp({ url: server.url, authorization })).read({
      source: { type: 'prometheus', uid },
      queries: [own],
      fromMs: 0,
      toMs: 60_000,
      stepMs: 60_000,
    });

  it('because there is none', async () => {
    expect(await read('nope')).toEqual([
      { ok: false, kind: 'source-missing', status: 404, message: 'Data source not found' },
    ]);
  });

  it('because whoever asks is not known', async () => {
    expect(await read('prom', 'Bearer nobody')).toMatchObject([{ ok: false, kind: 'refused', status: 401 }]);
  });

  it('because its plugin works in the browser alone', async () => {
    expect(await read('truce')).toMatchObject([
      { ok: false, kind: 'other', message: expect.stringMatching(/works in the browser alone/) },
    ]);
  });
});
