/** @jest-environment node */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { TestServer } from '../testing/TestServer';
import { JsonFile } from './JsonFile';

const ROOT = join(__dirname, '../../..');

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'truce-state-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

describe('a state file', () => {
  test('a process killed while it saves leaves a whole file', async () => {
    const path = join(dir, 'large.json');
    const saveForEver = `
      const { JsonFile } = require(${JSON.stringify(join(__dirname, 'JsonFile'))});
      const v = require('valibot');
      const file = new JsonFile(${JSON.stringify(path)}, v.array(v.string()), []);
      file.value = Array.from({ length: 100000 }, (_, index) => 'a line of some length ' + index);
      for (;;) { file.save(); process.stdout.write('saved '); }`;
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', '-e', saveForEver], { cwd: ROOT });
    const problems: string[] = [];
    child.stderr.on('data', (text: Buffer) => problems.push(text.toString()));
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    child.kill('SIGKILL');
    await once(child, 'exit');

    expect(problems).toEqual([]);
    expect(new JsonFile(path, v.array(v.string()), []).value).toHaveLength(100000);
  });

  test('one that is not there is empty and is not written before something is saved', () => {
    const file = new JsonFile(join(dir, 'deep/new.json'), v.array(v.number()), []);
    expect(file.value).toEqual([]);
    file.value.push(7);
    file.save();
    expect(JSON.parse(readFileSync(join(dir, 'deep/new.json'), 'utf8'))).toEqual([7]);
  });

  test.each([
    ['cut off', '{"a": [1, 2', 'is not JSON any more; delete it to start without what it held.'],
    ['of another shape', '{"a": [1, "two"]}', 'is damaged at a.1 (Invalid type: Expected number but received "two")'],
    ['empty', '', 'is not JSON any more'],
  ])('one that is %s is reported in one sentence with its path', (_, text, sentence) => {
    const path = join(dir, 'broken.json');
    writeFileSync(path, text);
    const open = (): unknown => new JsonFile(path, v.object({ a: v.array(v.number()) }), { a: [] });
    expect(open).toThrow(`The state file ${path} ${sentence}`);
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
    await expect(start).rejects.toThrow(new RegExp(`The state file .*${kind}\\.json is damaged at .*; delete it`));
  });

  test('a leftover of an interrupted save is no obstacle', async () => {
    const server = await TestServer.start({ files: { 'state/folders.json.1.tmp': '{"rows":' } });
    expect((await server.ask('admin', 'GET', '/api/folders')).body).toEqual([]);
    await server.stop();
  });
});
