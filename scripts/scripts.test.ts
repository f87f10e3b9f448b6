/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'truce-scripts-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The scripts are plain modules for Node, which jest does not load: a Node of their own evaluates them. */
function evaluate(module: string, expression: string): unknown {
  const code = `const m = await import(${JSON.stringify(path.join(__dirname, module))});
    console.log(JSON.stringify(await (async () => ${expression})()));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
}

function countsOf(call: string, results: unknown): unknown {
  const file = path.join(folder, 'results.json');
  if (results !== undefined) {
    writeFileSync(file, JSON.stringify(results));
  }
  return evaluate('countResults.mjs', `m.${call.replace('FILE', JSON.stringify(file))}`);
}

describe('the line that npm run verify ends with', () => {
  it('counts the tests of jest and a suite that could not run as a failure', () => {
    const results = { numPassedTests: 12, numFailedTests: 2, numRuntimeErrorTestSuites: 1 };
    expect(countsOf('countJest(FILE, 1)', results)).toEqual({ passed: 12, failed: 3 });
    expect(countsOf('countJest(FILE, 0)', { numPassedTests: 12, numFailedTests: 0 })).toEqual({
      passed: 12,
      failed: 0,
    });
  });

  it('counts the tests of Playwright and an error outside of them as a failure', () => {
    const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };
    expect(countsOf('countPlaywright(FILE, 1)', { stats, errors: [{}] })).toEqual({ passed: 6, failed: 3 });
    expect(countsOf('countPlaywright(FILE, 0)', { stats: { expected: 5 } })).toEqual({ passed: 5, failed: 0 });
  });

  it.each(['countJest', 'countPlaywright'])('counts a crash without results as a failure (%s)', (name) => {
    expect(countsOf(`${name}(FILE, 1)`, undefined)).toEqual({ passed: 0, failed: 1 });
    expect(countsOf(`${name}(FILE, 0)`, undefined)).toEqual({ passed: 0, failed: 1 });
  });

  it.each([
    ['countJest', { numPassedTests: 4, numFailedTests: 0 }],
    ['countPlaywright', { stats: { expected: 4, unexpected: 0 } }],
  ])('counts a run that failed without a failed test as a failure (%s)', (name, results) => {
    expect(countsOf(`${name}(FILE, 1)`, results)).toEqual({ passed: 4, failed: 1 });
  });

  it('counts any other check as one', () => {
    expect(countsOf('countOne(0)', undefined)).toEqual({ passed: 1, failed: 0 });
    expect(countsOf('countOne(2)', undefined)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('the packages', () => {
  const isInstalled = (installed: object) =>
    evaluate(
      'ensureDependencies.mjs',
      `m.isInstalled(${JSON.stringify({
        packages: {
          '': {},
          'node_modules/a': { version: '1.0.0' },
          'node_modules/b': { version: '2.0.0', optional: true },
        },
      })}, ${JSON.stringify({ packages: installed })})`
    );

  it('are installed when every one has the version of the lock file', () => {
    expect(isInstalled({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } })).toBe(true);
  });

  it('may lack an optional one', () => {
    expect(isInstalled({ 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  });

  it('are not installed when one is missing or has another version', () => {
    expect(isInstalled({})).toBe(false);
    expect(isInstalled({ 'node_modules/a': { version: '1.0.1' } })).toBe(false);
    expect(isInstalled({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '3.0.0' } })).toBe(false);
  });
});

describe('a build', () => {
  const product = JSON.stringify({ name: 'x', inputs: ['src'], outputs: ['out.js'] });
  const isBuilt = () => evaluate('buildStamp.mjs', `m.isBuilt(${product}, ${JSON.stringify(folder)})`);
  const build = (code: number) =>
    evaluate('buildStamp.mjs', `m.stampBuild(${product}, async () => ${code}, ${JSON.stringify(folder)})`);

  beforeEach(() => {
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'src', 'a.ts'), '1');
    writeFileSync(path.join(folder, 'out.js'), '1');
  });

  it('is used again until a source changes', () => {
    expect(isBuilt()).toBe(false);
    expect(build(0)).toBe(0);
    expect(isBuilt()).toBe(true);
    utimesSync(path.join(folder, 'src', 'a.ts'), 1, 1);
    expect(isBuilt()).toBe(false);
  });

  it('is made again when its output is gone', () => {
    build(0);
    rmSync(path.join(folder, 'out.js'));
    expect(isBuilt()).toBe(false);
  });

  it('that failed is not taken for one', () => {
    build(0);
    expect(build(1)).toBe(1);
    expect(isBuilt()).toBe(false);
  });
});

describe('what the commands need', () => {
  it('is Node 20 or newer', () => {
    const refusal = (version: string) =>
      evaluate(
        'ensureNode.mjs',
        `{ try { m.ensureNode('${version}'); return null; } catch (e) { return e.message; } }`
      );
    expect(refusal('20.0.0')).toBeNull();
    expect(refusal('18.20.4')).toContain('needs Node 20 or newer; this is 18.20.4');
  });

  it('is looked for on PATH in the order of the names', () => {
    writeFileSync(path.join(folder, 'second'), '', { mode: 0o755 });
    const found = evaluate('findOnPath.mjs', `m.findOnPath(['first', 'second'], '/nowhere:${folder}') ?? null`);
    expect(found).toBe(path.join(folder, 'second'));
    expect(evaluate('findOnPath.mjs', `m.findOnPath(['first'], '${folder}') ?? null`)).toBeNull();
  });
});
