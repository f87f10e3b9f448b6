/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { buildSync } from 'esbuild';

import table from '../../layers.json';
import { cycles, forbiddenEdges, type LayersTable, staleExceptions, unmappedFiles } from './checkLayers';
import { codeFiles, importEdges } from './importGraph';

const ROOT = path.resolve(__dirname, '../..');

describe('the rooms of the house', () => {
  const edges = importEdges(ROOT);

  it('finds the code at all', () => {
    expect(edges.length).toBeGreaterThan(20);
  });

  it('has no folder that the table does not name', () => {
    expect(unmappedFiles(codeFiles(ROOT), table)).toEqual([]);
  });

  it('imports downwards only', () => {
    expect(forbiddenEdges(edges, table)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cycles(edges)).toEqual([]);
  });

  it('keeps no exception that nothing needs any more', () => {
    expect(staleExceptions(edges, table)).toEqual([]);
  });

  it('names only rooms that exist', () => {
    const rooms = [...Object.keys(table.layers), ...Object.values(table.layers).flat(), ...table.plainNode];
    expect(rooms.filter((room) => !fs.existsSync(path.join(ROOT, room)))).toEqual([]);
  });

  it.each(table.plainNode)('%s loads in plain Node, without a browser and without Grafana', (room) => {
    const files = codeFiles(ROOT).filter(
      (file) => file.startsWith(`${room}/`) && !/\.test\.tsx?$|Contract\.ts$/.test(file)
    );
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'truce-node-'));
    const built = buildSync({
      absWorkingDir: ROOT,
      entryPoints: files,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outdir: folder,
      metafile: true,
      logLevel: 'silent',
    });
    const browserOnly = Object.keys(built.metafile.inputs).filter((it) =>
      /node_modules\/(@grafana|react|rxjs)\b/.test(it)
    );
    expect(browserOnly).toEqual([]);
    const script = Object.keys(built.metafile.outputs)
      .map((it) => `require(${JSON.stringify(path.resolve(ROOT, it))});`)
      .join('');
    expect(() => execFileSync(process.execPath, ['-e', script], { stdio: 'pipe' })).not.toThrow();
    fs.rmSync(folder, { recursive: true });
  });
});

describe('the checks themselves', () => {
  const small: LayersTable = {
    layers: { 'src/core': [], 'src/engine': ['src/core'], src: ['src/engine'] },
    plainNode: [],
    exceptions: ['src/core -> src/engine'],
  };

  it('see an upward edge', () => {
    const edges = [{ from: 'src/core/a.ts', to: 'src/engine/b.ts' }];
    expect(forbiddenEdges(edges, { ...small, exceptions: [] })).toHaveLength(1);
    expect(forbiddenEdges(edges, small)).toEqual([]);
  });

  it('see a stale exception', () => {
    expect(staleExceptions([], small)).toEqual(['src/core -> src/engine']);
  });

  it('see a folder that nobody named', () => {
    expect(unmappedFiles(['src/core/a.ts', 'src/module.tsx', 'src/misc/a.ts', 'other/a.ts'], small)).toEqual([
      'src/misc/a.ts',
      'other/a.ts',
    ]);
  });

  it('see a cycle', () => {
    const edges = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'c', to: 'd' },
    ];
    expect(cycles(edges).map((it) => it.sort())).toEqual([['a', 'b', 'c']]);
  });
});
