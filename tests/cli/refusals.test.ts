/** @jest-environment node */
import { stringify } from 'yaml';

import { checkoutSlo } from '../../src/core/agreement/agreementFixture';
import { StatusServer } from './StatusServer';
import { truce } from './TestWorld';

const NOW = Date.UTC(2026, 10, 22, 11, 7);
const SLO = stringify(checkoutSlo());
/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:1998';

const run = (args: readonly string[], env: Record<string, string> = {}, stdin = SLO) =>
  truce(args, { now: NOW, env, stdin });
const budget = (...args: string[]) => run(['budget', '--definition', '-', ...args]);

let server: StatusServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe('a source that does not answer ends with 2 and a sentence', () => {
  it('where nobody listens', async () => {
    expect(await budget('--prometheus', NOBODY)).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(
        /^truce: checkout: The data source does not answer: .*ECONNREFUSED.*\. Look at the address of --prometheus, and whether it can be reached from here\. Query: .*\n$/
      ),
    });
  });

  it.each([401, 403])('where it refuses with %d, and what to set', async (status) => {
    server = await StatusServer.start(status, 'No entry.');
    expect(await budget('--prometheus', server.url)).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^truce: checkout: The data source refuses to answer: No entry\. Look whether PROMETHEUS_TOKEN, /
      ),
    });
  });

  it('where what answers is something else', async () => {
    server = await StatusServer.start(200, '<html><title>Welcome</title></html>');
    expect(await budget('--prometheus', server.url)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/What answers there is no Prometheus\. Check the address/),
    });
    const env = { GRAFANA_TOKEN: 'token' };
    const stored = await run(['budget', '--slo', 'checkout', '--grafana', server.url], env);
    expect(stored).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^truce: Something that is not Grafana answered/),
    });
  });

  it('where Grafana is not there', async () => {
    const env = { GRAFANA_TOKEN: 'token' };
    expect(await run(['budget', '--slo', 'checkout', '--grafana', NOBODY], env)).toEqual({
      code: 2,
      out: '',
      err: 'truce: Grafana does not answer. Check the connection and try again.\n',
    });
    expect(await run(['budget', '--definition', '-', '--grafana', NOBODY], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Look at the address of --grafana/),
    });
  });
});

describe('who asks is told from the environment', () => {
  it('as a bearer token, with headers of their own, and nothing of it is printed', async () => {
    server = await StatusServer.start(403, 'No entry.');
    const args = ['budget', '--definition', '-', '--prometheus', server.url, '--header', 'X-Scope-OrgID: shop'];
    const { out, err } = await run(args, { PROMETHEUS_TOKEN: 'very-secret\n' });
    expect(server.headers[0]).toMatchObject({ authorization: 'Bearer very-secret', 'x-scope-orgid': 'shop' });
    expect(out + err).not.toContain('very-secret');
  });

  it('as a login', async () => {
    server = await StatusServer.start(403, 'No entry.');
    const env = { PROMETHEUS_USER: 'pat', PROMETHEUS_PASSWORD: 'secret' };
    await run(['budget', '--definition', '-', '--prometheus', server.url], env);
    expect(server.headers[0]?.authorization).toBe(`Basic ${Buffer.from('pat:secret').toString('base64')}`);
  });

  it('to Grafana too, with headers of their own', async () => {
    server = await StatusServer.start(401, '{"message":"Unauthorized"}');
    const args = ['budget', '--slo', 'checkout', '--grafana', server.url, '--header', 'X-Grafana-Org-Id:2'];
    await run(args, { GRAFANA_TOKEN: 'glsa_x' });
    expect(server.headers[0]).toMatchObject({ authorization: 'Bearer glsa_x', 'x-grafana-org-id': '2' });
  });

  const refused = (args: string[], env: Record<string, string> = {}) =>
    run(['budget', '--definition', '-', ...args], env);

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['Grafana without any', ['--grafana', NOBODY], {}, /^truce: Grafana answers only whom it knows\. .*GRAFANA_TOKEN/],
    ['a user without a password', ['--grafana', NOBODY], { GRAFANA_USER: 'pat' }, /GRAFANA_PASSWORD is not set/],
    [
      'a password without a user',
      ['--prometheus', NOBODY],
      { PROMETHEUS_PASSWORD: 'hush' },
      /PROMETHEUS_USER is not set/,
    ],
    [
      'a token that is none',
      ['--prometheus', NOBODY],
      { PROMETHEUS_TOKEN: 'hush hush' },
      /PROMETHEUS_TOKEN holds spaces/,
    ],
    ['a password in the address', ['--prometheus', 'http://pat:hush@localhost'], {}, /holds a password/],
    [
      'a token as a header',
      ['--prometheus', NOBODY, '--header', 'Authorization: Bearer hush'],
      {},
      /would show a secret/,
    ],
    ['a header that is none', ['--prometheus', NOBODY, '--header', 'hush'], {}, /One --header is no header\. /],
  ])('%s is refused with a sentence that shows nothing', async (_, args, env, sentence) => {
    const { code, err, out } = await refused(args, env);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toContain('hush');
  });
});

describe('wrong use ends with 1 and a sentence', () => {
  it.each<[string, string[], string]>([
    [
      'no SLO',
      ['--prometheus', NOBODY],
      'Say which SLO: --definition slo.yaml, --definitions FOLDER, or --slo ID for one that is kept in Grafana.',
    ],
    [
      'no source',
      ['--definition', '-'],
      'Say where the metrics are: --prometheus http://localhost:9090, or --grafana https://grafana.example.org.',
    ],
    [
      'two sources',
      ['--definition', '-', '--prometheus', NOBODY, '--grafana', NOBODY],
      '--prometheus and --grafana are both given. Keep one. Say where the metrics are: --prometheus http://localhost:9090, or --grafana https://grafana.example.org.',
    ],
    [
      'two kinds of SLO',
      ['--definition', '-', '--slo', 'a', '--grafana', NOBODY],
      '--definition and --slo are both given. Keep --definition for a file, --slo for what is kept in Grafana.',
    ],
    [
      'a kept SLO without its Grafana',
      ['--slo', 'a', '--prometheus', NOBODY],
      '--slo reads what is kept in Grafana. Add --grafana URL, or read files with --definition or --definitions.',
    ],
    [
      'an address that is none',
      ['--definition', '-', '--prometheus', 'localhost:9090'],
      '--prometheus localhost:9090 is no address. Begin it with http:// or https://: http://localhost:9090.',
    ],
    [
      'a file that is not there',
      ['--definition', 'no/such.yaml', '--prometheus', NOBODY],
      'no/such.yaml cannot be read: there is no such file. Look at the path; it is relative to the folder you are in.',
    ],
    [
      'a folder',
      ['--definition', 'src', '--prometheus', NOBODY],
      'src cannot be read: it is a folder. Name a file in it.',
    ],
    [
      'a ledger of nothing',
      ['--definition', '-', '--prometheus', NOBODY, '--ledger', '0'],
      '--ledger 0 is no number of periods. Write a whole number from 1 to 60: --ledger 6.',
    ],
    [
      'a time zone that is none',
      ['--definition', '-', '--prometheus', NOBODY, '--time-zone', 'Mars/Base'],
      '--time-zone Mars/Base is no time zone. Write its IANA name, such as Europe/Berlin, or UTC.',
    ],
    [
      'a time without a zone',
      ['--definition', '-', '--prometheus', NOBODY, '--at', '2026-11-22T11:00:00'],
      '--at 2026-11-22T11:00:00 does not say in which time zone. Add its offset: 2026-11-22T11:00:00Z for UTC, 2026-11-22T11:00:00+01:00 for Berlin in winter.',
    ],
  ])('%s', async (_, args, sentence) => {
    expect(await run(['budget', ...args])).toEqual({ code: 1, out: '', err: `truce: ${sentence}\n` });
  });

  it('every problem of a definition, with its line', async () => {
    const args = ['budget', '--definition', '-', '--prometheus', NOBODY];
    const { code, err } = await run(args, {}, 'id: Checkout\ntarget: 99.9\n');
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^truce: The standard input, line 1: id is "Checkout"\. Use lowercase/),
      expect.stringMatching(/^truce: The standard input, line 1: indicator is missing\. /),
      expect.stringMatching(/^truce: The standard input, line 2: target is 99\.9\. /),
      expect.stringMatching(/^truce: The standard input, line 1: window is missing\. /),
    ]);
  });

  it('a flag that nobody knows, and the nearest one', async () => {
    const { code, err } = await budget('--promethus', NOBODY);
    expect(code).toBe(1);
    expect(err).toBe(
      'truce: There is no flag --promethus. Did you mean --prometheus?\ntruce: truce budget --help lists all flags.\n'
    );
  });

  it('a command that nobody knows, and the nearest one', async () => {
    expect(await run(['bugdet'])).toEqual({
      code: 1,
      out: '',
      err: 'truce: There is no command "bugdet". Did you mean truce budget?\n',
    });
    expect(await run(['frobnicate'])).toMatchObject({
      code: 1,
      err: 'truce: There is no command "frobnicate". truce --help lists them.\n',
    });
    expect(await run(['--json', 'budget'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/Name the command first/),
    });
  });

  it('nothing at all: the help', async () => {
    expect(await run([])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^truce answers what is left/),
    });
  });
});

describe('help and version are answers', () => {
  it.each([
    ['--help'],
    ['-h'],
    ['help'],
    ['budget', '--help'],
    ['budget', '-h'],
    ['help', 'budget'],
    ['--version'],
    ['-v'],
  ])('truce %s %s', async (...args) => {
    const ran = await run(args.filter((it) => it !== undefined));
    expect(ran).toEqual({ code: 0, out: expect.stringMatching(/^truce .*\n$/s), err: '' });
  });

  it('the help of truce budget names every flag, fits a terminal and says the exit codes', async () => {
    const { out } = await run(['budget', '--help']);
    for (const flag of ['definition', 'slo', 'prometheus', 'grafana', 'at', 'ledger', 'time-zone', 'header', 'json']) {
      expect(out).toContain(`  --${flag}`);
    }
    expect(Math.max(...out.split('\n').map((it) => it.length))).toBeLessThanOrEqual(110);
    expect(out).toMatch(/Exit codes\n {2}0 {2}.*\n {2}1 {2}.*\n {2}2 {2}/);
  });
});
