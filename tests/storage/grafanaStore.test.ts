/** @jest-environment node */
import { PASSWORD, TestServer } from '../../preview/server/testing/TestServer';
import { actHash } from '../../src/core/agreement/actHash';
import { checkoutAgreement, checkoutSlo, checkoutTerms } from '../../src/core/agreement/agreementFixture';
import { basicAuthorization } from '../../src/grafana/basicAuthorization';
import { fetchHttp } from '../../src/grafana/fetchHttp';
import type { HttpPort, HttpRequest } from '../../src/grafana/HttpPort';
import { setUpGrafana } from '../../src/grafana/setup/setUpGrafana';
import { ACTS_OF_ALL_KINDS } from '../../src/storage/actsFixture';
import { GrafanaStore } from '../../src/storage/grafana/GrafanaStore';
import { SCHEMA_VERSION } from '../../src/storage/schemaVersion';
import type { StoreUser } from '../../src/storage/storeContract';
import { storeContract } from '../../src/storage/storeContract';
import { ElementsPort, type ListedElement } from './elementsPort';

const ELEMENTS = '/api/library-elements';

interface Body {
  result: { id: number; version: number; folderUid: string; name: string; model: { options: { value: object } } };
}

function httpAs(server: TestServer, login: string): HttpPort {
  const password = login === 'admin' ? 'admin' : PASSWORD;
  return fetchHttp({ url: server.url, authorization: basicAuthorization(login, password) });
}

async function start(): Promise<TestServer> {
  const server = await TestServer.start();
  await server.people({ pat: 'Viewer', sam: 'Editor', lee: 'Editor' });
  return server;
}

async function userOf(server: TestServer, login: string): Promise<StoreUser> {
  const http = httpAs(server, login);
  const { body } = await http.send({ method: 'GET', path: '/api/user' });
  return { id: (body as { id: number }).id, login, store: new GrafanaStore(http, { now: () => server.now }) };
}

/** Writes a value into an element as somebody would with a script. */
async function overwrite(
  server: TestServer,
  as: string,
  uid: string,
  value: object,
  schemaVersion = SCHEMA_VERSION
): Promise<void> {
  const { result } = (await server.ask(as, 'GET', `${ELEMENTS}/${uid}`)).body as Body;
  const { version, folderUid, name, model } = result;
  const options = { ...model.options, value, schemaVersion };
  const body = { kind: 1, version, folderUid, name, model: { ...model, options } };
  expect((await server.ask(as, 'PATCH', `${ELEMENTS}/${uid}`, body)).status).toBe(200);
}

/** Deletes what the test before left in both folders: starting a server for every test would take a minute. */
async function clear(server: TestServer): Promise<void> {
  const { result } = (await server.ask('admin', 'GET', `${ELEMENTS}?kind=1&perPage=5000`)).body as {
    result: { elements: Array<{ uid: string }> };
  };
  for (const { uid } of result.elements) {
    await server.ask('admin', 'DELETE', `${ELEMENTS}/${uid}`);
  }
}

describe('a store in Grafana', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
    await setUpGrafana(httpAs(server, 'admin'));
  });
  afterAll(() => server.stop());

  storeContract(
    async () => {
      await clear(server);
      return {
        editor: await userOf(server, 'sam'),
        otherEditor: await userOf(server, 'lee'),
        viewer: await userOf(server, 'pat'),
        tamper: (by, stored, act) => overwrite(server, by.login, stored.uid, act),
        async remove(uid) {
          expect((await server.ask('admin', 'DELETE', `${ELEMENTS}/${uid}`)).status).toBe(200);
        },
        spoil: (uid, value, schemaVersion) => overwrite(server, 'lee', uid, value, schemaVersion),
        pass(ms) {
          server.now += ms;
        },
        async close() {},
      };
    },
    { runs: 5 }
  );
});

describe('library elements as Truce writes them', () => {
  let server: TestServer;
  let sam: GrafanaStore;

  beforeAll(async () => {
    server = await start();
    await setUpGrafana(httpAs(server, 'admin'));
    sam = new GrafanaStore(httpAs(server, 'sam'), { now: () => Date.UTC(2027, 2, 3, 9) });
  });
  beforeEach(() => clear(server));
  afterAll(() => server.stop());

  async function element(uid: string): Promise<unknown> {
    return ((await server.ask('pat', 'GET', `${ELEMENTS}/${uid}`)).body as { result: unknown }).result;
  }

  const datasource = { type: 'truce-errorbudget-datasource', uid: 'truce' };

  test('an SLO is a library panel that shows its own state', async () => {
    await sam.createSlo(checkoutSlo());
    expect(await element('slo-checkout')).toMatchObject({
      folderUid: 'truce',
      name: 'Checkout works · slo-checkout',
      kind: 1,
      type: 'truce-policystate-panel',
      description: 'Customers can finish a checkout.',
      model: {
        title: 'Checkout works',
        datasource,
        targets: [{ refId: 'A', datasource, view: 'state', slo: 'checkout' }],
        options: { schemaVersion: 2, kind: 'slo', value: checkoutSlo() },
      },
    });
  });

  test('two SLOs of the same title stand side by side, also where Grafana wants names to differ', async () => {
    await sam.createSlo(checkoutSlo());
    const { version } = await sam.createSlo(checkoutSlo({ id: 'search', title: 'Search works' }));
    await sam.updateSlo(checkoutSlo({ id: 'search' }), version);
    expect(await element('slo-search')).toMatchObject({
      name: 'Checkout works · slo-search',
      model: { title: 'Checkout works' },
    });
  });

  test('acts said in the same moment are called differently', async () => {
    const said = ['a1', 'a2'].map((id) => sam.appendAct(id, ACTS_OF_ALL_KINDS.note));
    const names = (await Promise.all(said)).map(async ({ uid }) => ((await element(uid)) as { name: string }).name);
    expect(new Set(await Promise.all(names)).size).toBe(2);
  });

  test('what somebody said whose user was deleted is read, and answered', async () => {
    const act = await sam.appendAct('a1', ACTS_OF_ALL_KINDS.note);
    const real = httpAs(server, 'lee');
    const lee = new GrafanaStore({
      async send(request) {
        const { status, body } = await real.send(request);
        return { status, body: JSON.parse(JSON.stringify(body).replaceAll('"name":"sam"', '"name":""')) as unknown };
      },
    });
    const { acts, unreadable } = await lee.acts();
    expect([acts, unreadable]).toEqual([
      [{ ...act, createdBy: { id: act.createdBy.id, login: '' }, updatedBy: { id: act.createdBy.id, login: '' } }],
      [],
    ]);
    const previous = { uid: act.uid, hash: actHash(act.act), by: acts[0]!.createdBy };
    await expect(lee.appendAct('a2', { ...ACTS_OF_ALL_KINDS.comment, previous })).resolves.toMatchObject({
      version: 1,
    });
  });

  test('an agreement is a library panel that shows the state of all its SLOs', async () => {
    await sam.createAgreement(checkoutAgreement({ slos: ['checkout', 'search'] }));
    expect(await element('agreement-checkout')).toMatchObject({
      folderUid: 'truce',
      model: { targets: [{ refId: 'A', datasource, view: 'state', slo: 'checkout,search' }] },
    });
  });

  test('an act is found by its time, its agreement and what it is', async () => {
    await sam.appendAct('a1', {
      agreement: 'checkout',
      act: 'propose',
      party: 'sre',
      version: 1,
      terms: checkoutTerms(),
      reason: '',
    });
    expect(await element('act-a1')).toMatchObject({
      folderUid: 'truce-record',
      name: 'truce act 2027-03-03T09:00:00.000Z agreement-checkout propose a1',
      description: 'SRE proposes version 1 of agreement-checkout.',
      model: { targets: [{ slo: 'checkout' }] },
    });
  });

  test('what people changed of the panel beside our value does not matter', async () => {
    const { version } = await sam.createSlo(checkoutSlo());
    const { result } = (await server.ask('lee', 'GET', `${ELEMENTS}/slo-checkout`)).body as Body;
    const model = { ...result.model, title: 'Mine', options: { ...result.model.options, showSum: true } };
    const body = { kind: 1, version, folderUid: 'truce', name: result.name, model };
    await server.ask('lee', 'PATCH', `${ELEMENTS}/slo-checkout`, body);
    expect(await sam.definitions()).toMatchObject({ slos: [{ version: 2, value: checkoutSlo() }], unreadable: [] });
  });

  test.each([
    ['a panel of somebody else', 'mine', { showSum: true }, 'It is a library panel, but none that Truce wrote.'],
    [
      'one of no known schema',
      'slo-x',
      { schemaVersion: '2', kind: 'slo', value: {} },
      'Its schema version is "2", and',
    ],
    ['one of no schema', 'slo-x', { kind: 'slo', value: {} }, 'Its schema version is none, and'],
    ['an act', 'act-x', { schemaVersion: 1, kind: 'act', value: {} }, 'It is an act that lies outside the record, so'],
    [
      'a copy',
      'slo-copy',
      { schemaVersion: 1, kind: 'slo', value: checkoutSlo() },
      'It is a copy: its content belongs',
    ],
  ])('%s among the definitions is listed as unreadable, with what to do', async (_case, uid, options, problem) => {
    const model = { type: 'truce-policystate-panel', title: 'Odd', description: '', options };
    await server.ask('sam', 'POST', ELEMENTS, { uid, name: 'Odd', kind: 1, folderUid: 'truce', model });
    expect(await sam.definitions()).toEqual({
      slos: [],
      agreements: [],
      unreadable: [{ uid, name: 'Odd', problem: expect.stringContaining(problem), by: { id: 3, login: 'sam' } }],
    });
  });
});

describe('when Grafana refuses or does not answer', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await start();
  });
  afterEach(() => server.stop());

  test('before the set-up there is nothing, and writing says what to do', async () => {
    const store = new GrafanaStore(httpAs(server, 'sam'));
    expect(await store.definitions()).toEqual({ slos: [], agreements: [], unreadable: [] });
    await expect(store.createSlo(checkoutSlo())).rejects.toMatchObject({
      kind: 'not-set-up',
      message: expect.stringMatching(/^The folder Truce is missing, or you may not see it\. Ask an admin/),
    });
  });

  test('right after the set-up others can write at once, though Grafana remembers their old permissions', async () => {
    const pat = new GrafanaStore(httpAs(server, 'pat'));
    const sam = new GrafanaStore(httpAs(server, 'sam'));
    const act = { agreement: 'checkout', act: 'propose', party: 'sre', version: 1, reason: '' } as const;
    await expect(pat.appendAct('a1', { ...act, terms: checkoutTerms() })).rejects.toMatchObject({
      kind: 'not-allowed',
    });
    await expect(sam.createSlo(checkoutSlo())).rejects.toMatchObject({ kind: 'not-set-up' });
    await setUpGrafana(httpAs(server, 'admin'));
    expect((await pat.appendAct('a1', { ...act, terms: checkoutTerms() })).uid).toBe('act-a1');
    expect((await sam.createSlo(checkoutSlo())).uid).toBe('slo-checkout');
  });

  test('nobody is told to sign in', async () => {
    const store = new GrafanaStore(fetchHttp({ url: server.url }));
    await expect(store.definitions()).rejects.toMatchObject({
      kind: 'not-signed-in',
      message: 'You are not signed in to Grafana any more. Sign in and try again.',
    });
  });

  test('a Grafana that is down is unavailable', async () => {
    const store = new GrafanaStore(fetchHttp({ url: 'http://127.0.0.1:9' }));
    await expect(store.acts()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test.each([
    ['a sign-in page of a proxy', { status: 200, body: '<html>Sign in</html>' }, 'unavailable'],
    ['an answer without elements', { status: 200, body: { result: {} } }, 'unavailable'],
    ['an error of the server', { status: 500, body: { message: 'Internal Server Error' } }, 'unavailable'],
    ['a folder kept in Git', { status: 409, body: { message: 'folder is managed' } }, 'not-set-up'],
  ])('%s is told as a sentence', async (_case, answer, kind) => {
    const store = new GrafanaStore({ send: async () => answer });
    await expect(store.createSlo(checkoutSlo())).rejects.toMatchObject({ kind, message: expect.stringMatching(/\.$/) });
  });

  test('a database on which two writers both won is noticed by reading back', async () => {
    await setUpGrafana(httpAs(server, 'admin'));
    const real = httpAs(server, 'sam');
    const { version } = await new GrafanaStore(real).createSlo(checkoutSlo());
    const raced: HttpPort = {
      async send(request: HttpRequest) {
        const response = await real.send(request);
        if (request.method === 'PATCH') {
          await overwrite(server, 'lee', 'slo-checkout', checkoutSlo({ target: 0.5 }));
        }
        return response;
      },
    };
    await expect(new GrafanaStore(raced).updateSlo(checkoutSlo({ target: 0.9 }), version)).rejects.toMatchObject({
      kind: 'changed-by-someone-else',
    });
  });
});

describe('many elements', () => {
  test('are read page by page until all are there, each once', async () => {
    const uids = Array.from({ length: 5002 }, (_, i) => `slo-${10_000 + i}`);
    const port = new ElementsPort(uids.slice(1).map(rawSlo));
    const store = new GrafanaStore({
      async send(request) {
        const answer = await port.send(request);
        if (port.requests.length === 1) {
          // Meanwhile somebody adds one: the last of the first page is the first of the second, too.
          port.add(rawSlo(uids[0]!));
        }
        return answer;
      },
    });
    const { slos, unreadable } = await store.definitions();
    expect(slos.map(({ uid }) => uid)).toEqual(uids);
    expect(unreadable).toEqual([]);
    const query = 'kind=1&typeFilter=truce-policystate-panel&folderFilterUIDs=truce';
    expect(port.requests).toEqual([1, 2, 1, 2].map((page) => `${ELEMENTS}?${query}&page=${page}&perPage=5000`));
  });

  test('some that vanish while they are read do not make the reading endless', async () => {
    let asked = 0;
    const store = new GrafanaStore({
      async send() {
        asked++;
        const elements = asked === 1 ? [rawSlo('slo-a')] : [];
        return { status: 200, body: { result: { totalCount: 7, elements } } };
      },
    });
    const { slos, unreadable } = await store.definitions();
    expect(slos).toHaveLength(1);
    expect(unreadable).toMatchObject([{ problem: expect.stringMatching(/^6 elements of the folder cannot be read/) }]);
    expect(asked).toBe(2);
  });
});

function rawSlo(uid: string): ListedElement {
  const value = checkoutSlo({ id: uid.replace('slo-', '') });
  const person = { id: 3, name: 'sam' };
  const at = '2026-11-22T10:46:36Z';
  return {
    uid,
    name: uid,
    description: '',
    folderUid: 'truce',
    version: 1,
    model: { options: { schemaVersion: 1, kind: 'slo', value } },
    meta: { created: at, updated: at, createdBy: person, updatedBy: person },
  };
}
