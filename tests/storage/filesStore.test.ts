/** @jest-environment node */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse, stringify } from 'yaml';

import { checkoutAgreement, checkoutSlo } from '../../src/core/agreement/agreementFixture';
import { sloYaml } from '../../src/formats/sloYaml';
import { ACTS_OF_ALL_KINDS } from '../../src/storage/actsFixture';
import { FilesStore, type FilesStoreOptions } from '../../src/storage/files/FilesStore';
import { SCHEMA_VERSION } from '../../src/storage/schemaVersion';
import { storeContract, type StoreUser } from '../../src/storage/storeContract';

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truce-files-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((it) => rmSync(it, { recursive: true })));

function fileOf(folder: string, uid: string): string {
  const place = uid.startsWith('act-')
    ? `record/${uid}`
    : uid.replace('slo-', 'slos/').replace('agreement-', 'agreements/');
  return join(folder, `${place}.yaml`);
}

describe('a store in files', () => {
  storeContract(
    async () => {
      const folder = newFolder();
      let now = Date.UTC(2027, 2, 3, 9) + 385;
      const user = (id: number, login: string, mayDefine: boolean): StoreUser => ({
        id,
        login,
        store: new FilesStore({ folder, user: { id, login, mayDefine, mayAct: true }, now: () => now }),
      });
      const rewrite = (uid: string, value: object, change: object) => {
        const file = fileOf(folder, uid);
        const { meta } = parse(readFileSync(file, 'utf8')) as { meta: object };
        writeFileSync(file, stringify({ ...value, meta: { ...meta, hash: undefined, ...change } }));
      };
      return {
        editor: user(3, 'sam', true),
        otherEditor: user(4, 'lee', true),
        viewer: user(2, 'pat', false),
        async tamper({ id, login }, { uid }, act) {
          rewrite(uid, act, { version: 2, updated: { at: new Date(now).toISOString(), by: { id, login } } });
        },
        async remove(uid) {
          rmSync(fileOf(folder, uid));
        },
        async spoil(uid, value, schemaVersion = SCHEMA_VERSION) {
          rewrite(uid, value, { schemaVersion });
        },
        pass(ms) {
          now += ms;
        },
        async close() {},
      };
    },
    { runs: 10 }
  );
});

const BY_HAND = `
# Written by hand.
id: checkout
target: 0.999
window: { kind: rolling, days: 28 }
indicator:
  kind: events
  bad: http_requests_total{service="checkout",code="500"}
  total: http_requests_total{service="checkout"}
`;
const SOURCE = { type: 'prometheus', uid: 'prometheus' };

function storeOver(files: Record<string, string>, options: Partial<FilesStoreOptions> = {}) {
  const folder = newFolder();
  for (const place of ['slos', 'agreements', 'record']) {
    mkdirSync(join(folder, place));
  }
  Object.entries(files).forEach(([file, text]) => writeFileSync(join(folder, file), text));
  const store = new FilesStore({ folder, source: SOURCE, now: () => Date.UTC(2027, 2, 3, 9), ...options });
  return { folder, store };
}

describe('definitions written by hand', () => {
  test('the agreement in docs/storage.md can be read', async () => {
    const docs = readFileSync(join(__dirname, '../../docs/storage.md'), 'utf8');
    const text = /^```yaml\n(.*?)^```$/ms.exec(docs)?.[1] ?? '';
    const { agreements, unreadable } = await storeOver({ 'agreements/checkout.yaml': text }).store.definitions();
    expect(unreadable).toEqual([]);
    expect(agreements).toMatchObject([{ uid: 'agreement-checkout', value: { required: ['product', 'sre'] } }]);
  });

  test('an SLO is read as the command line reads it', async () => {
    const { store } = storeOver({ 'slos/checkout.yaml': BY_HAND });
    const read = sloYaml(BY_HAND, SOURCE);
    const { slos, unreadable } = await store.definitions();
    expect(unreadable).toEqual([]);
    expect(slos).toMatchObject([{ uid: 'slo-checkout', version: 1, updatedBy: { id: 0, login: 'by hand' } }]);
    expect(slos.map(({ value }) => value)).toEqual(read.ok && read.slos);
  });

  test('an agreement is plain fields', async () => {
    const text = `
id: checkout
title: When checkout fails too often
slos: [checkout]
required: [product, sre, lead, development]
signers:
  product: [{ userId: 2, login: pat, name: Pat Reyes }]
  sre: [{ userId: 3, login: sam, name: Sam Okafor }]
  lead: [{ userId: 4, login: lee, name: Lee Andersson }]
  development: [{ userId: 5, login: dana, name: Dana Costa }]
`;
    const { store } = storeOver({ 'agreements/checkout.yml': text });
    expect((await store.definitions()).agreements).toMatchObject([{ value: checkoutAgreement() }]);
  });

  test('one file may hold several, which are then changed by hand alone', async () => {
    const { store } = storeOver({ 'slos/shop.yaml': `${BY_HAND}---${BY_HAND.replace('id: checkout', 'id: search')}` });
    const { slos } = await store.definitions();
    expect(slos.map(({ uid }) => uid)).toEqual(['slo-checkout', 'slo-search']);
    await expect(store.updateSlo(slos[0].value, slos[0].version)).rejects.toMatchObject({
      kind: 'not-allowed',
      message: expect.stringMatching(/^slos\/shop\.yaml holds others beside slo-checkout\. Change it there by hand/),
    });
    await expect(store.createSlo(slos[1].value)).rejects.toMatchObject({ kind: 'already-exists' });
  });

  test('a file with another name is saved where it is', async () => {
    const { folder, store } = storeOver({ 'slos/shop.yaml': BY_HAND });
    const [slo] = (await store.definitions()).slos;
    await store.updateSlo({ ...slo.value, target: 0.99 }, slo.version);
    expect(readdirSync(join(folder, 'slos'))).toEqual(['shop.yaml']);
    expect((await store.definitions()).slos).toMatchObject([{ version: 2, value: { target: 0.99 } }]);
  });

  test.each([
    ['a value', { 'slos/a.yaml': BY_HAND.replace('0.999', '99.9') }, 'slos/a.yaml, line 4: target is 99.9.'],
    ['what is no YAML', { 'slos/a.yaml': 'id: "a' }, 'slos/a.yaml, line 1: This is no YAML'],
    ['an empty file', { 'slos/a.yaml': '# soon\n' }, 'slos/a.yaml: There is nothing in it.'],
    [
      'a person',
      { 'agreements/a.yaml': 'id: a\nsigners:\n  sre: [{ login: 7 }]\n' },
      'agreements/a.yaml, line 3: signers.sre.0.login is 7.',
    ],
    [
      'who saved it',
      { 'slos/a.yaml': `${BY_HAND}meta:\n  version: 0\n` },
      'slos/a.yaml, line 11: In meta: version is 0.',
    ],
    ['an act', { 'record/act-1.yaml': 'act: bribe\n' }, 'record/act-1.yaml, line 1: act is "bribe".'],
    [
      'an id that is used twice',
      { 'slos/a.yaml': BY_HAND, 'slos/b.yaml': BY_HAND },
      'slos/b.yaml, line 3: id is that of slos/a.yaml too.',
    ],
  ])('what is wrong with %s is said with file and line', async (_case, files, sentence) => {
    const { store } = storeOver(files);
    const found = [...(await store.definitions()).unreadable, ...(await store.acts()).unreadable];
    expect(found.map(({ problem }) => problem).join(' ')).toContain(sentence);
  });

  test('what is changed by hand counts as changed, by nobody known', async () => {
    const { folder, store } = storeOver({});
    const { version } = await store.createSlo(checkoutSlo());
    const act = await store.appendAct('a1', ACTS_OF_ALL_KINDS.note);
    for (const [uid, from, to] of [
      ['slo-checkout', 'target: 0.999', 'target: 0.5'],
      ['act-a1', 'will double', 'will halve'],
    ] as const) {
      const file = fileOf(folder, uid);
      const text = readFileSync(file, 'utf8');
      expect(text).toContain(from);
      writeFileSync(file, text.replace(from, to));
    }
    await expect(store.updateSlo(checkoutSlo(), version)).rejects.toMatchObject({ kind: 'changed-by-someone-else' });
    const byHand = { id: 0, login: 'by hand' };
    expect((await store.definitions()).slos).toMatchObject([{ version: 2, updatedBy: byHand, value: { target: 0.5 } }]);
    expect((await store.acts()).acts).toMatchObject([{ version: 2, createdBy: act.createdBy, updatedBy: byHand }]);
  });

  test('two changes by hand in a row are noticed too', async () => {
    const { folder, store } = storeOver({ 'slos/checkout.yaml': BY_HAND });
    const [slo] = (await store.definitions()).slos;
    writeFileSync(join(folder, 'slos/checkout.yaml'), BY_HAND.replace('0.999', '0.9'));
    await expect(store.updateSlo(slo.value, slo.version)).rejects.toMatchObject({ kind: 'changed-by-someone-else' });
  });
});

describe('files on their disk', () => {
  test('hold the value first and what Truce knows of it last, under this schema', async () => {
    const { folder, store } = storeOver({});
    await store.createSlo(checkoutSlo());
    const text = readFileSync(join(folder, 'slos/checkout.yaml'), 'utf8');
    expect(text).toMatch(/^id: checkout\ntitle: Checkout works\n/);
    expect(parse(text)).toEqual({
      ...checkoutSlo(),
      meta: {
        schemaVersion: 2,
        version: 1,
        created: { at: '2027-03-03T09:00:00Z', by: { id: 1, login: 'admin' } },
        updated: { at: '2027-03-03T09:00:00Z', by: { id: 1, login: 'admin' } },
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(sloYaml(text)).toEqual({ ok: true, slos: [checkoutSlo()] });
  });

  test('nothing is left beside them', async () => {
    const { folder, store } = storeOver({});
    const { version } = await store.createSlo(checkoutSlo());
    await store.updateSlo(checkoutSlo({ target: 0.9 }), version);
    await store.appendAct('a1', ACTS_OF_ALL_KINDS.note);
    await store.appendAct('a1', ACTS_OF_ALL_KINDS.note);
    expect(readdirSync(join(folder, 'slos'))).toEqual(['checkout.yaml']);
    expect(readdirSync(join(folder, 'record'))).toEqual(['act-a1.yaml']);
  });

  test('what another program is writing, or left half done, is no definition', async () => {
    const { store } = storeOver({
      'slos/.checkout.yaml.1234': 'id: che',
      'slos/checkout.yaml.lock': '',
      'slos/README.md': '#',
    });
    expect(await store.definitions()).toEqual({ slos: [], agreements: [], unreadable: [] });
  });

  test('a folder that is not there is said', async () => {
    const store = new FilesStore({ folder: join(newFolder(), 'nowhere') });
    await expect(store.definitions()).rejects.toMatchObject({
      kind: 'not-set-up',
      message: expect.stringMatching(/^There is no folder .*nowhere\. Make it/),
    });
  });

  test('read-only files are read, and nothing is written or offered', async () => {
    const { folder, store } = storeOver({ 'slos/checkout.yaml': BY_HAND }, { readOnly: true });
    const [slo] = (await store.definitions()).slos;
    const refusal = { kind: 'not-allowed', message: expect.stringMatching(/read from files, and only there/) };
    await expect(store.updateSlo(slo.value, slo.version)).rejects.toMatchObject(refusal);
    await expect(store.createAgreement(checkoutAgreement())).rejects.toMatchObject(refusal);
    await expect(store.appendAct('a1', ACTS_OF_ALL_KINDS.note)).rejects.toMatchObject(refusal);
    expect(await store.access()).toMatchObject({ mayDefine: false, mayAct: false, mayListPeople: false });
    expect(readFileSync(join(folder, 'slos/checkout.yaml'), 'utf8')).toBe(BY_HAND);
    expect(existsSync(join(folder, 'record/act-a1.yaml'))).toBe(false);
  });
});
