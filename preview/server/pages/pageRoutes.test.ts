/** @jest-environment node */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { BODY_LIMIT } from '../http/readBody';
import { TestServer } from '../testing/TestServer';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start({
    files: {
      'host/main.js': 'the host',
      'host/chunks/a.js': 'a chunk',
      'secret.txt': 'secret',
      'dist/img/logo.svg': '<svg/>',
    },
  });
});

afterEach(() => server.stop());

/** Sends a path exactly as it is; fetch would tidy it up. */
async function raw(path: string, method = 'GET', body = '', headers = {}): Promise<{ status?: number; text: string }> {
  const { hostname, port } = new URL(server.url);
  const sent = httpRequest({ hostname, port, path, method, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(response, 'end');
  return { status: response.statusCode, text: Buffer.concat(chunks).toString() };
}

interface BootData {
  settings: { apps: object; panels: object; anonymousEnabled: boolean };
  user: { isSignedIn: boolean; orgRole: string; permissions: Record<string, boolean>; login: string };
  navTree: Array<{ text: string; children?: object[] }>;
}

async function bootData(as: string | null, path = '/d/some/dashboard?kiosk'): Promise<BootData> {
  const { text } = await server.ask(as, 'GET', path);
  const script = /window\.grafanaBootData = (.*);<\/script>/.exec(text)?.[1] ?? 'null';
  return JSON.parse(script) as BootData;
}

describe('files', () => {
  test.each([
    ['/public/plugins/truce-errorbudget-app/module.js', 'the app'],
    ['/public/plugins/truce-errorbudget-datasource/module.js', 'the data source'],
    ['/public/plugins/truce-policystate-panel/module.js', 'the panel'],
    ['/public/plugins/truce-errorbudget-app/img/logo.svg', '<svg/>'],
    ['/public/host/main.js', 'the host'],
    ['/public/host/chunks/a.js', 'a chunk'],
  ])('%s is served', async (path, content) => {
    expect(await raw(path)).toEqual({ status: 200, text: content });
  });

  test.each([
    '/public/host/../secret.txt',
    '/public/host/%2e%2e/secret.txt',
    '/public/host/..%2fsecret.txt',
    '/public/host/%2fetc/passwd',
    '/public/host//etc/passwd',
    '/public/host/link.txt',
    '/public/host/main.js%00.svg',
    '/public/host/%zz',
    '/public/host/',
    '/public/plugins/truce-errorbudget-app/../secret.txt',
    '/public/plugins/%2e%2e/secret.txt',
    '/public/plugins/nobody/module.js',
    '/public/fonts/roboto/..%2f..%2fpackage.json',
    '/public/else.js',
  ])('%s leads to nothing outside', async (path) => {
    symlinkSync(join(server.dir, 'secret.txt'), join(server.dir, 'host/link.txt'));
    const { status, text } = await raw(path);
    expect([200, 404]).toContain(status);
    expect(text).not.toMatch(/secret|root:|"version"/);
  });

  test('an unchanged file is not sent again', async () => {
    const first = await server.send('GET', '/public/host/main.js');
    const tag = first.headers.get('etag') ?? '';
    const second = await server.send('GET', '/public/host/main.js', undefined, { 'if-none-match': tag });
    expect([first.status, second.status, second.text]).toEqual([200, 304, '']);
  });

  test.each([
    ['/public/build/img/icons/unicons/shield.svg', /<path/],
    ['/public/build/img/icons/unicons/not-in-the-package.svg', /^<svg [^>]*><\/svg>$/],
    ['/public/plugins/prometheus/img/prometheus_logo.svg', /^<svg/],
    ['/public/img/user_profile.png', /^<svg/],
  ])('%s is a picture', async (path, content) => {
    const { status, text, contentType } = await server.send('GET', path);
    expect([status, contentType]).toEqual([200, 'image/svg+xml']);
    expect(text).toMatch(content);
  });

  test.each(['/public/fonts/inter/Inter-Regular.woff2', '/public/fonts/roboto/L0xTDF4xlVMF.woff2'])(
    '%s is a font',
    async (path) => {
      const { status, contentType } = await server.send('GET', path);
      expect([status, contentType]).toEqual([200, 'font/woff2']);
    }
  );
});

describe('the page', () => {
  test('it carries the boot data of who asks', async () => {
    await server.people({ pat: 'Viewer' });
    const pat = await bootData('pat');
    expect(pat.user).toMatchObject({ isSignedIn: true, orgRole: 'Viewer', login: 'pat' });
    expect(pat.user.permissions).toMatchObject({ 'plugins.app:access': true });
    expect(pat.user.permissions).not.toHaveProperty('plugins:write');
    expect((await bootData('admin')).user.permissions).toHaveProperty('plugins:write');
    expect(pat.settings.panels).toHaveProperty('truce-policystate-panel');
    expect(pat.navTree.map(({ text }) => text)).toEqual(['Dashboards', 'Truce']);
  });

  test('nobody gets the page to sign in on, and nothing of the navigation', async () => {
    const { user, navTree } = await bootData(null, '/login');
    expect(user).toMatchObject({ isSignedIn: false, orgRole: '', permissions: {} });
    expect(navTree).toEqual([]);
  });

  test('a disabled app is not loaded, its panels are', async () => {
    await server.ask('admin', 'POST', '/api/plugins/truce-errorbudget-app/settings', { jsonData: {} });
    const { settings, navTree } = await bootData('admin');
    expect(settings.apps).toEqual({});
    expect(settings.panels).toHaveProperty('truce-policystate-panel');
    expect(navTree.map(({ text }) => text)).toEqual(['Dashboards', 'Administration']);
  });

  test('no text in it can end the script', async () => {
    const name = '</script><script>alert(1)</script>';
    await server.ask('admin', 'PUT', '/api/user', { name });
    const { text } = await server.ask('admin', 'GET', '/');
    expect(text.match(/<script/g)).toHaveLength(2);
    expect((await bootData('admin')).user).toMatchObject({ name });
  });
});

describe('what Grafana would not answer either', () => {
  test.each([
    ['GET', '/api/no-such-thing'],
    ['POST', '/api/no-such-thing'],
    ['DELETE', '/api/folders/truce'],
    ['POST', '/d/page'],
  ])('%s %s is not found', async (method, path) => {
    const { status, body } = await server.ask('admin', method, path);
    expect([status, body]).toEqual([404, { message: 'Not found' }]);
  });

  test('a body beyond the limit is refused', async () => {
    const { status, text } = await raw('/login', 'POST', 'x'.repeat(BODY_LIMIT + 1));
    expect([status, JSON.parse(text)]).toEqual([413, { message: `Request body is larger than ${BODY_LIMIT} bytes` }]);
  });
});
