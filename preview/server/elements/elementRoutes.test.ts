/** @jest-environment node */
import { TestServer, type Answer } from '../testing/TestServer';

const MODEL = { type: 'truce-policystate-panel', title: 'x', description: '', options: { schemaVersion: 1 } };

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start();
  await server.people({ pat: 'Viewer', sam: 'Editor', lee: 'Editor' });
  await server.ask('admin', 'POST', '/api/folders', { uid: 'truce', title: 'Truce' });
  await server.ask('admin', 'POST', '/api/folders', { uid: 'truce-record', title: 'Truce record' });
  const items = [
    { role: 'Viewer', permission: 2 },
    { role: 'Editor', permission: 2 },
  ];
  await server.ask('admin', 'POST', '/api/folders/truce-record/permissions', { items });
});

afterEach(() => server.stop());

function create(as: string | null, folderUid: string, uid: string, more: object = {}): Promise<Answer> {
  return server.ask(as, 'POST', '/api/library-elements', { uid, name: uid, kind: 1, folderUid, model: MODEL, ...more });
}

function patch(as: string, uid: string, version: number, more: object = {}): Promise<Answer> {
  return server.ask(as, 'PATCH', `/api/library-elements/${uid}`, { kind: 1, version, model: MODEL, ...more });
}

async function names(query: string, as = 'sam'): Promise<string[]> {
  const { body } = await server.ask(as, 'GET', `/api/library-elements?kind=1&${query}`);
  return (body as { result: { elements: Array<{ name: string }> } }).result.elements.map(({ name }) => name);
}

describe('who may write where', () => {
  test('a Viewer with Edit on one folder writes there and nowhere else', async () => {
    expect((await create('pat', 'truce-record', 'act-1')).status).toBe(200);
    expect((await patch('pat', 'act-1', 1)).status).toBe(200);
    expect((await create('pat', 'truce', 'slo-1')).status).toBe(403);
    expect((await create('pat', '', 'general-1')).status).toBe(403);

    await create('sam', 'truce', 'slo-1');
    expect((await patch('pat', 'slo-1', 1)).status).toBe(403);
    expect((await server.ask('pat', 'DELETE', '/api/library-elements/slo-1')).status).toBe(403);
    expect((await server.ask('pat', 'DELETE', '/api/library-elements/act-1')).status).toBe(200);
  });

  test('a Viewer without Edit on any folder is refused before anything is looked at', async () => {
    await server.ask('admin', 'POST', '/api/folders/truce-record/permissions', {
      items: [{ role: 'Viewer', permission: 1 }],
    });
    const answer = await create('pat', 'missing', 'x');
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ message: expect.stringContaining('needed: library.panels:create') });
  });

  test('taking the Editor role off a folder locks Editors out, also of reading', async () => {
    await create('sam', 'truce', 'slo-1');
    const items = [{ role: 'Viewer', permission: 1 }];
    await server.ask('admin', 'POST', '/api/folders/truce/permissions', { items });
    await server.ask('sam', 'GET', '/api/access-control/user/permissions?reloadcache=true');

    expect((await patch('sam', 'slo-1', 1)).status).toBe(403);
    expect((await server.ask('sam', 'GET', '/api/library-elements/slo-1')).status).toBe(403);
    expect(await names('folderFilterUIDs=truce')).toEqual([]);
    expect(await names('folderFilterUIDs=truce', 'admin')).toEqual(['slo-1']);
  });

  test('an element cannot be moved into a folder that its editor may not write in', async () => {
    await create('pat', 'truce-record', 'act-1');
    expect((await patch('pat', 'act-1', 1, { folderUid: 'truce' })).status).toBe(403);
  });

  test('right after a folder is made, who already looked is told that there is none', async () => {
    await create('lee', 'truce', 'warm-up');
    await server.ask('admin', 'POST', '/api/folders', { uid: 'new', title: 'New' });

    const early = await create('lee', 'new', 'slo-new');
    expect([early.status, early.body]).toEqual([400, { message: 'failed to get folder' }]);

    server.now += 60_001;
    expect((await create('lee', 'new', 'slo-new')).status).toBe(200);
  });

  test('who makes a folder may write in it at once', async () => {
    await create('lee', 'truce', 'warm-up');
    await server.ask('lee', 'POST', '/api/folders', { uid: 'lees', title: "Lee's" });
    expect((await create('lee', 'lees', 'slo-lee')).status).toBe(200);
    const permissions = await server.ask('lee', 'GET', '/api/folders/lees/permissions');
    expect(permissions.status).toBe(200);
  });

  test('a new role counts at once', async () => {
    expect((await create('pat', 'truce', 'slo-1')).status).toBe(403);
    const users = (await server.ask('admin', 'GET', '/api/org/users')).body as Array<{ userId: number; login: string }>;
    const pat = users.find(({ login }) => login === 'pat');
    await server.ask('admin', 'PATCH', `/api/org/users/${pat?.userId}`, { role: 'Editor' });
    expect((await create('pat', 'truce', 'slo-1')).status).toBe(200);
  });
});

describe('two people at once', () => {
  test('of eight simultaneous changes to one version exactly one wins', async () => {
    await create('sam', 'truce', 'slo-1');
    await server.ask('lee', 'GET', '/api/user');

    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => patch(index % 2 ? 'sam' : 'lee', 'slo-1', 1, { name: `try ${index}` }))
    );

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(7).fill(412)]);
    const winner = answers.find(({ status }) => status === 200)?.body as { result: { name: string; version: number } };
    const stored = (await server.ask('pat', 'GET', '/api/library-elements/slo-1')).body as typeof winner;
    expect([stored.result.name, stored.result.version]).toEqual([winner.result.name, 2]);
  });

  test('eight simultaneous creations under one uid leave one element', async () => {
    await server.ask('sam', 'GET', '/api/user');
    const answers = await Promise.all(Array.from({ length: 8 }, () => create('sam', 'truce', 'slo-1')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(400)]);
    expect(await names('folderFilterUIDs=truce')).toEqual(['slo-1']);
  });

  test('a change without version or kind is not understood', async () => {
    await create('sam', 'truce', 'slo-1');
    for (const body of [{ kind: 1, model: MODEL }, { version: 1, model: MODEL }, 'not json']) {
      const answer = await server.ask('sam', 'PATCH', '/api/library-elements/slo-1', body);
      expect([answer.status, answer.body]).toEqual([400, { message: 'bad request data' }]);
    }
  });
});

describe('what is stored', () => {
  test('the keys of a model come back sorted at every depth', async () => {
    const model = { options: { z: 1, a: { d: 1, b: [{ y: 1, x: 2 }] } }, type: 't', description: '' };
    const { text } = await create('sam', 'truce', 'slo-1', { model });
    expect(text).toContain('"model":{"description":"","options":{"a":{"b":[{"x":2,"y":1}],"d":1},"z":1},"type":"t"}');
  });

  test('a change without a model or a name keeps both', async () => {
    await create('sam', 'truce', 'slo-1');
    const { body } = await server.ask('lee', 'PATCH', '/api/library-elements/slo-1', { kind: 1, version: 1 });
    expect(body).toMatchObject({ result: { name: 'slo-1', model: MODEL, version: 2 } });
  });

  test('the id of a deleted element is not given to another', async () => {
    await create('sam', 'truce', 'one');
    await server.ask('sam', 'DELETE', '/api/library-elements/one');
    await server.restart();
    expect((await create('sam', 'truce', 'two')).body).toMatchObject({ result: { id: 2 } });
  });

  test('a deletion is a 404 the second time and a 403 half a minute later, as Grafana forgets', async () => {
    await create('sam', 'truce', 'one');
    await server.ask('sam', 'DELETE', '/api/library-elements/one');
    expect((await server.ask('sam', 'DELETE', '/api/library-elements/one')).status).toBe(404);
    server.now += 30_001;
    expect((await server.ask('sam', 'DELETE', '/api/library-elements/one')).status).toBe(403);
  });
});

describe('finding elements', () => {
  beforeEach(async () => {
    await create('sam', 'truce', 'b', { name: 'Beta' });
    await create('sam', 'truce', 'a', { name: 'Alpha' });
    await create('sam', 'truce', 'text', { name: 'A text', model: { ...MODEL, type: 'text' } });
    await create('sam', 'truce-record', 'act', { name: 'truce act', model: { ...MODEL, description: 'why we STOP' } });
  });

  test.each([
    ['by name', 'typeFilter=truce-policystate-panel', ['Alpha', 'Beta', 'truce act']],
    ['of several types', 'typeFilter=text,truce-policystate-panel&folderFilterUIDs=truce', ['A text', 'Alpha', 'Beta']],
    ['of several folders', 'folderFilterUIDs=truce-record,truce', ['A text', 'Alpha', 'Beta', 'truce act']],
    ['by words of the name, with blanks around', 'searchString=%20beta%20', ['Beta']],
    ['by words of the description', 'searchString=we%20stop', ['truce act']],
    ['by uid', 'searchString=act', ['truce act']],
    ['page by page', 'perPage=2&page=2&typeFilter=truce-policystate-panel', ['truce act']],
    ['by name, last first', 'sortDirection=alpha-desc&folderFilterUIDs=truce', ['Beta', 'Alpha', 'A text']],
    ['last first, page by page', 'sortDirection=alpha-desc&perPage=2&page=2', ['Alpha', 'A text']],
    ['with a page that makes no sense', 'perPage=-1&page=x&folderFilterUIDs=truce-record', ['truce act']],
  ])('%s', async (_, query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test('what a caller may not read is taken out of a page after counting', async () => {
    const items = [{ role: 'Viewer', permission: 1 }];
    await server.ask('admin', 'POST', '/api/folders/truce/permissions', { items });
    await server.ask('sam', 'GET', '/api/access-control/user/permissions?reloadcache=true');
    const { body } = await server.ask('sam', 'GET', '/api/library-elements?kind=1&perPage=3');
    expect(body).toMatchObject({ result: { totalCount: 4, elements: [] } });
    expect(await names('perPage=3&page=2')).toEqual(['truce act']);
  });
});
