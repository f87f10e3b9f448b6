/** @jest-environment node */
import * as fs from 'node:fs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { TestServer } from '../testing/TestServer';
import { JsonFile } from './JsonFile';

jest.mock('node:fs', () => {
  const real = jest.requireActual<typeof fs>('node:fs');
  return {
    ...real,
    mkdirSync: jest.fn(real.mkdirSync),
    writeFileSync: jest.fn(real.writeFileSync),
    renameSync: jest.fn(real.renameSync),
  };
});

/** Lets that many writing calls happen; the next one gets half of its work done and throws, as if the process died. */
function dieAfter(steps: number): void {
  const real = jest.requireActual<typeof fs>('node:fs');
  let left = steps;
  const alive = (): boolean => left-- > 0;
  jest.mocked(fs.mkdirSync).mockImplementation((...args) => {
    if (alive()) {
      return real.mkdirSync(...args) as undefined;
    }
    throw new Error('killed');
  });
  jest.mocked(fs.writeFileSync).mockImplementation((target, text) => {
    const whole = String(text);
    const lives = alive();
    real.writeFileSync(target, lives ? whole : whole.slice(0, whole.length / 2));
    if (!lives) {
      throw new Error('killed');
    }
  });
  jest.mocked(fs.renameSync).mockImplementation((...args) => {
    if (!alive()) {
      throw new Error('killed');
    }
    real.renameSync(...args);
  });
}

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'truce-state-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

describe('a state file', () => {
  test('a save that is cut short at any of its steps leaves a whole file, the old one or the new', () => {
    const path = join(dir, 'state.json');
    const schema = v.array(v.string());
    const file = new JsonFile(path, schema, ['old']);
    file.save();
    file.value = ['new'];

    const found: string[][] = [];
    for (const steps of [0, 1, 2, 3]) {
      dieAfter(steps);
      const save = expect(() => file.save());
      if (steps < 3) {
        save.toThrow('killed');
      } else {
        save.not.toThrow();
      }
      dieAfter(Infinity);
      found.push(new JsonFile(path, schema, []).value);
    }
    expect(found).toEqual([['old'], ['old'], ['old'], ['new']]);
  });

  test('one that is not there is empty and is not written before something is saved', () => {
    const file = new JsonFile(join(dir, 'deep/new.json'), v.array(v.number()), []);
    expect(file.value).toEqual([]);
    file.value.push(7);
    file.save();
    expect(JSON.parse(readFileSync(join(dir, 'deep/new.json'), 'utf8'))).toEqual([7]);
  });

  test.each([
    ['cut off', '{"a": [1, 2', 'cannot be read ('],
    ['of another shape', '{"a": [1, "two"]}', 'is wrong at a.1 (Invalid type: Expected number but received "two")'],
    ['empty', '', 'cannot be read ('],
  ])('one that is %s is reported in one sentence with its path', (_, text, sentence) => {
    const path = join(dir, 'broken.json');
    writeFileSync(path, text);
    const open = (): unknown => new JsonFile(path, v.object({ a: v.array(v.number()) }), { a: [] });
    expect(open).toThrow(`The file ${path} ${sentence}`);
    expect(open).toThrow('; delete it to start without what it held.');
  });
});

describe('the server over damaged state', () => {
  test.each([
    'annotations',
    'dashboards',
    'data-sources',
    'folders',
    'library-elements',
    'plugin-settings',
    'sessions',
    'users',
  ])('does not start with a damaged %s file', async (kind) => {
    const start = TestServer.start({ files: { [`state/${kind}.json`]: '{"rows": 5}' } });
    await expect(start).rejects.toThrow(new RegExp(`The file .*${kind}\\.json is wrong at .*; delete it`));
  });

  test('a leftover of an interrupted save is no obstacle', async () => {
    const server = await TestServer.start({ files: { 'state/folders.json.1.tmp': '{"rows":' } });
    expect((await server.ask('admin', 'GET', '/api/folders')).body).toEqual([]);
    await server.stop();
  });
});
