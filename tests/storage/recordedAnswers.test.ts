/** @jest-environment node */
import { type Exchange, recorded } from '../../preview/server/testing/Exchange';
import { checkoutAgreement, checkoutSlo } from '../../src/core/agreement/agreementFixture';
import type { HttpPort, HttpRequest } from '../../src/grafana/HttpPort';
import { listPeople } from '../../src/grafana/people/listPeople';
import { ACTS_OF_ALL_KINDS } from '../../src/storage/actsFixture';
import { GrafanaStore } from '../../src/storage/grafana/GrafanaStore';

type Answer = Exchange['response'];

function answerOf(topic: string, name: string, as?: string): Answer {
  const found = recorded(topic).find((it) => it.name === name && (as === undefined || it.as === as));
  if (found === undefined) {
    throw new Error(`Nothing was recorded as ${name}.`);
  }
  return found.response;
}

const element = (name: string) => answerOf('library-elements', name);

/** Answers each request by its method and the beginning of its path with what was recorded; others are a 404. */
function replaying(answers: Record<string, Pick<Answer, 'status' | 'body'>>): { http: HttpPort; asked: string[] } {
  const asked: string[] = [];
  const http: HttpPort = {
    async send({ method, path }: HttpRequest) {
      const request = `${method} ${path}`;
      asked.push(request);
      const key = Object.keys(answers).find((it) => request.startsWith(it));
      return key === undefined ? { status: 404, body: { message: 'not found' } } : answers[key]!;
    },
  };
  return { http, asked };
}

const ELEMENTS = '/api/library-elements';
const PERMISSIONS = 'GET /api/access-control/user/permissions';

describe('elements as Grafana 12.4 answered them', () => {
  test('a recorded page of foreign panels is listed with what to do, and each element once', async () => {
    const { http } = replaying({ [`GET ${ELEMENTS}?`]: element('list elements by type and folder as viewer') });
    const { slos, agreements, unreadable } = await new GrafanaStore(http).definitions();
    expect([slos, agreements]).toEqual([[], []]);
    expect(unreadable.map(({ uid }) => uid)).toEqual(['slo-checkout', 'slo-checkout-2', 'slo-keys', 'slo-long']);
    expect(unreadable.every(({ problem }) => problem.includes('none that Truce wrote'))).toBe(true);
  });

  test('one of Truce in a recorded answer is read with who saved it and when', async () => {
    const page = structuredClone(element('list elements by type and folder as viewer')) as {
      status: number;
      body: { result: { elements: Array<{ model: { options: object } }>; totalCount: number } };
    };
    const [first] = page.body.result.elements;
    first!.model.options = { schemaVersion: 2, kind: 'slo', value: checkoutSlo() };
    page.body.result = { ...page.body.result, elements: [first!], totalCount: 1 };
    const { slos, unreadable } = await new GrafanaStore(replaying({ [`GET ${ELEMENTS}?`]: page }).http).definitions();
    expect(unreadable).toEqual([]);
    expect(slos).toEqual([
      {
        uid: 'slo-checkout',
        version: 1,
        value: checkoutSlo(),
        createdAt: Date.UTC(2026, 10, 22, 10, 46, 35),
        updatedAt: Date.UTC(2026, 10, 22, 10, 46, 35),
        updatedBy: { id: 3, login: 'sre' },
      },
    ]);
  });

  test('the answer to a missing folder is an empty record', async () => {
    const { http } = replaying({ [`GET ${ELEMENTS}?`]: element('list elements in missing folder') });
    expect(await new GrafanaStore(http).acts()).toEqual({ acts: [], unreadable: [] });
    expect(await new GrafanaStore(http).actsSince(0)).toEqual({ acts: [], unreadable: [] });
  });

  test.each([
    [
      'create element as viewer refused',
      'not-allowed',
      /^You may not write in the folder Truce\. Ask an admin for Edit/,
    ],
    ['create element same uid', 'already-exists', /^slo-checkout is there already\. /],
    ['create element uid too long', 'bad-input', /^Grafana refused to store slo-checkout: uid too long, max 40/],
    ['create element bad uid', 'bad-input', /^Grafana refused to store slo-checkout: uid contains illegal/],
    ['create element in missing folder', 'not-set-up', /^The folder Truce is missing, or you may not see it\. /],
    ['create element without kind', 'bad-input', /^Grafana refused to store slo-checkout: bad request data\.$/],
    ['create element with numeric description', 'unavailable', /^Grafana could not do it just now \(status 500\)\. /],
  ])('a recorded refusal is a sentence: %s', async (name, kind, message) => {
    const { http } = replaying({ [`POST ${ELEMENTS}`]: element(name), [PERMISSIONS]: { status: 200, body: {} } });
    await expect(new GrafanaStore(http).createSlo(checkoutSlo())).rejects.toMatchObject({
      kind,
      message: expect.stringMatching(message),
    });
  });

  test.each([
    ['patch element stale', 'changed-by-someone-else', /^Somebody else changed slo-checkout while you edited it\. /],
    ['patch element as viewer refused', 'not-allowed', /^You may not write in the folder Truce\. /],
  ])('a recorded refusal of a change is a sentence: %s', async (name, kind, message) => {
    const { http } = replaying({
      [`GET ${ELEMENTS}/`]: element('get element as viewer'),
      [`PATCH ${ELEMENTS}/`]: element(name),
      [PERMISSIONS]: { status: 200, body: {} },
    });
    await expect(new GrafanaStore(http).updateSlo(checkoutSlo(), 1)).rejects.toMatchObject({
      kind,
      message: expect.stringMatching(message),
    });
  });

  test('a change of what is not there any more is not taken for a lack of permission', async () => {
    const { http } = replaying({
      [`GET ${ELEMENTS}/`]: element('get element missing'),
      [`PATCH ${ELEMENTS}/`]: element('patch element missing'),
      [PERMISSIONS]: { status: 200, body: {} },
    });
    await expect(new GrafanaStore(http).updateAgreement(checkoutAgreement(), 1)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('what somebody may do, by the permissions that Grafana 12.4 answered', () => {
  const account = answerOf('people', 'current user as viewer');
  const permissionsOf = (as: string) => answerOf('folders', 'own permissions, cache reloaded', as);
  const accessWith = (permissions: Pick<Answer, 'status' | 'body'>, more: Record<string, Answer> = {}) =>
    new GrafanaStore(replaying({ 'GET /api/user': account, [PERMISSIONS]: permissions, ...more }).http).access();
  const pat = { id: 2, login: 'product', name: 'product' };

  test('a Viewer with Edit on the record may act and not define', async () => {
    const access = { user: pat, mayDefine: false, mayAct: true, mayListPeople: false };
    expect(await accessWith(permissionsOf('product'))).toEqual(access);
  });

  test.each(['sre', 'lead'])('an Editor (%s) may both, and may not list people', async (login) => {
    expect(await accessWith(permissionsOf(login))).toMatchObject({
      mayDefine: true,
      mayAct: true,
      mayListPeople: false,
    });
  });

  test('an Admin has wildcards, and may list people', async () => {
    const body = { 'library.panels:create': ['folders:*'], 'org.users:read': ['users:*'] };
    expect(await accessWith({ status: 200, body })).toMatchObject({
      mayDefine: true,
      mayAct: true,
      mayListPeople: true,
    });
  });

  test('who gives permissions on some folder may list people too, as the recorded refusal says', async () => {
    const { message } = answerOf('people', 'org users lookup as viewer').body as { message: string };
    const actions = message.split('any of ')[1]!.split(', ');
    expect(actions).toHaveLength(4);
    for (const action of actions) {
      const body = { [action]: ['folders:uid:mine'] };
      expect(await accessWith({ status: 200, body })).toMatchObject({ mayListPeople: true });
    }
  });

  test.each([
    ['to read', { 'library.panels:read': ['folders:uid:truce', 'folders:uid:truce-record'] }],
    ['to write in the General folder', { 'library.panels:create': ['folders:uid:general'] }],
    ['to write in a folder with a longer name', { 'library.panels:create': ['folders:uid:truce-old'] }],
    ['to write elements, but to make none', { 'library.panels:write': ['folders:*'] }],
    ['nothing', {}],
  ])('who is allowed %s may neither define nor act', async (_case, body) => {
    expect(await accessWith({ status: 200, body })).toMatchObject({ mayDefine: false, mayAct: false });
  });

  test('folders that were moved into another one have its permissions', async () => {
    const permissions = { status: 200, body: { 'library.panels:create': ['folders:uid:team-folder'] } };
    const yes = answerOf('folders', 'record folder as viewer with access control');
    const no = answerOf('folders', 'definitions folder as viewer with access control');
    const folders = { 'GET /api/folders/truce-record': yes, 'GET /api/folders/truce?': no };
    expect(await accessWith(permissions, folders)).toMatchObject({ mayDefine: false, mayAct: true });
  });

  test.each([
    ['a page of a proxy', { status: 200, body: '<html>' }],
    ['a list', { status: 200, body: ['library.panels:create'] }],
    ['scopes that are none', { status: 200, body: { 'library.panels:create': true } }],
    ['a Grafana without it', { status: 404, body: { message: 'Not found' } }],
  ])('where the permissions are %s, the folders say it', async (_case, permissions) => {
    const may = answerOf('folders', 'create record folder');
    const mayNot = answerOf('folders', 'folder as viewer');
    const folders = { 'GET /api/folders/truce-record': may, 'GET /api/folders/truce?': mayNot };
    expect(await accessWith(permissions, folders)).toEqual({
      user: pat,
      mayDefine: false,
      mayAct: true,
      mayListPeople: false,
    });
  });

  test('an anonymous viewer is nobody and is offered nothing, even where every Viewer may write', async () => {
    const unauthorized = { status: 401, body: { message: 'Unauthorized' } };
    const { http } = replaying({ 'GET /api/user': unauthorized, [PERMISSIONS]: permissionsOf('product') });
    expect(await new GrafanaStore(http).access()).toEqual({ mayDefine: false, mayAct: false, mayListPeople: false });
  });

  // Grafana's GetSignedInUser (pkg/api/user.go) answers without an id for what is no user.
  test('a service account has permissions and is no person', async () => {
    const body = { id: 0, uid: 'service-account:5', name: 'ci gate', login: 'sa-1-ci-gate', orgId: 1 };
    const { http } = replaying({ 'GET /api/user': { status: 200, body }, [PERMISSIONS]: permissionsOf('sre') });
    expect(await new GrafanaStore(http).access()).toEqual({ mayDefine: true, mayAct: true, mayListPeople: false });
  });

  test('they are read afresh, because Grafana remembers them for a minute', async () => {
    const { http, asked } = replaying({ 'GET /api/user': account, [PERMISSIONS]: permissionsOf('product') });
    await new GrafanaStore(http).access();
    expect(asked.sort()).toEqual([`${PERMISSIONS}?reloadcache=true`, 'GET /api/user']);
  });

  test('a connection that fails is said', async () => {
    const http: HttpPort = { send: () => Promise.reject(new TypeError('Failed to fetch')) };
    await expect(new GrafanaStore(http).access()).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'Grafana does not answer. Check the connection and try again.',
    });
    const { http: down } = replaying({ 'GET /api/user': { status: 502, body: 'Bad Gateway' } });
    await expect(new GrafanaStore(down).access()).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('the people of the organisation, as Grafana 12.4 answered them', () => {
  test('an Admin sees all by login, called by their names where they have one', async () => {
    const { http } = replaying({ 'GET /api/org/users': answerOf('people', 'org users as admin') });
    expect(await listPeople(http)).toEqual([
      { userId: 1, login: 'admin', name: 'admin' },
      { userId: 4, login: 'lead', name: 'lead' },
      { userId: 2, login: 'product', name: 'product' },
      { userId: 3, login: 'sre', name: 'sre' },
    ]);
  });

  test('who may give permissions on a folder sees the logins', async () => {
    const body = [{ userId: 7, uid: 'x', login: 'dana', avatarUrl: '/a.png' }];
    const refused = answerOf('people', 'teams search as viewer');
    const { http } = replaying({ 'GET /api/org/users/lookup': { status: 200, body }, 'GET /api/org/users': refused });
    expect(await listPeople(http)).toEqual([{ userId: 7, login: 'dana', name: 'dana' }]);
  });

  test('an Editor is refused, and knows only themselves', async () => {
    const { http } = replaying({ 'GET /api/org/users': answerOf('people', 'org users lookup as editor') });
    expect(await listPeople(http)).toBeUndefined();
  });
});

describe('a connection that drops', () => {
  test('after Grafana stored the act: saying it again finds it, and there is one act', async () => {
    const kept = new Map<string, Answer['body']>();
    let drops = 1;
    const http: HttpPort = {
      async send({ method, path, body }) {
        const { uid, name, model } = (body ?? {}) as { uid: string; name: string; model: object };
        if (method === 'POST') {
          if (kept.has(uid)) {
            return element('create element same uid');
          }
          const stored = structuredClone(element('sign-off created by viewer').body) as { result: object };
          kept.set(uid, { result: { ...stored.result, uid, name, model } });
          if (drops-- > 0) {
            throw new TypeError('Failed to fetch');
          }
          return { status: 200, body: kept.get(uid) };
        }
        return { status: 200, body: kept.get(path.split('/').at(-1)!) };
      },
    };
    const store = new GrafanaStore(http);
    const say = () => store.appendAct('a1', ACTS_OF_ALL_KINDS.note);
    await expect(say()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await say()).toMatchObject({ uid: 'act-a1', act: ACTS_OF_ALL_KINDS.note, version: 1 });
    expect([...kept.keys()]).toEqual(['act-a1']);
  });
});
