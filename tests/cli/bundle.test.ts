/** @jest-environment node */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { stringify } from 'yaml';

import { version } from '../../package.json';
import { FakePrometheus } from '../../preview/server/testing/FakePrometheus';
import { bundleCli } from '../../scripts/bundleCli';
import { checkoutSlo } from '../../src/core/agreement/agreementFixture';

jest.setTimeout(60_000);

let folder: string;
let truce: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'truce-bundle-'));
  truce = await bundleCli(path.join(folder, 'cli'));
  mkdirSync(path.join(folder, 'empty'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the bundle as its own program, in an empty folder that has no packages. */
function run(command: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, TRUCE: truce };
    execFile('sh', ['-c', command], { cwd: path.join(folder, 'empty'), env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    );
  });
}

describe('the command line as one file', () => {
  it('runs in plain Node without any package', async () => {
    expect(await run('"$TRUCE" --version')).toEqual({ code: 0, out: `truce ${version}\n`, err: '' });
    expect(await run('node "$TRUCE" budget --help')).toMatchObject({ code: 0, err: '' });
  });

  it('reads the standard input, asks, and ends with the exit code of the answer', async () => {
    const prometheus = await FakePrometheus.start(() => ({
      status: 200,
      body: { status: 'success', data: { resultType: 'matrix', result: [] } },
    }));
    writeFileSync(path.join(folder, 'empty', 'slo.yaml'), stringify(checkoutSlo()));
    const ran = await run(`cat slo.yaml | "$TRUCE" budget --definition - --prometheus ${prometheus.url} --json`);
    await prometheus.stop();
    expect(ran).toMatchObject({ code: 2, err: expect.stringMatching(/^truce: checkout: /) });
    expect(JSON.parse(ran.out)).toMatchObject({ slos: [{ id: 'checkout', answered: false }] });
    expect(prometheus.asked.length).toBeGreaterThan(0);
  });

  it('takes wrong use for what it is', async () => {
    expect(await run('"$TRUCE" budget --nope')).toMatchObject({ code: 1, out: '' });
  });

  it('does not mind when nobody reads on', async () => {
    const ran = await run('{ "$TRUCE" budget --help; echo "ended with $?" >&2; } | true');
    expect(ran).toEqual({ code: 0, out: '', err: 'ended with 0\n' });
  });
});
