import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startServer, type RunningServer } from '../startServer';
import type { Exchange } from './Exchange';
import { PLUGIN_FILES } from './pluginFiles';

const ADMIN_PASSWORD = 'admin';
/** Also what the recording shows in place of the passwords. */
export const PASSWORD = '(omitted)';

export interface Answer {
  status: number;
  contentType: string | null;
  headers: Headers;
  text: string;
  body: unknown;
}

interface Settings {
  port?: number;
  anonymous?: boolean;
  prometheusUrl?: string;
  /** Files by their path below the server's folder, such as `state/users.json`. */
  files?: Record<string, string>;
  /** Folders with further plugins, below the server's folder. */
  pluginDirs?: string[];
}

const DATA_SOURCES = `
apiVersion: 1
datasources:
  - { name: Prometheus, uid: prom, type: prometheus, url: $PROMETHEUS_URL, isDefault: true,
      jsonData: { httpMethod: POST, timeInterval: 30s } }
  - { name: Truce, uid: truce, type: truce-errorbudget-datasource }
  - { name: TestData, uid: testdata, type: grafana-testdata-datasource }
`;
const APPS = `
apiVersion: 1
apps:
  - { type: truce-errorbudget-app, jsonData: { folder: truce } }
`;

/** A server on a free port with a clock that stands still, in folders of its own. */
export class TestServer {
  now = Date.parse('2026-11-22T10:46:35Z');
  private running?: RunningServer;
  private readonly cookies = new Map<string, string>();

  private constructor(
    readonly dir: string,
    private readonly settings: Settings
  ) {}

  static async start(settings: Settings = {}): Promise<TestServer> {
    const server = new TestServer(mkdtempSync(join(tmpdir(), 'truce-preview-')), settings);
    server.write('provisioning/datasources/sources.yaml', DATA_SOURCES);
    server.write('provisioning/plugins/apps.yaml', APPS);
    Object.entries(PLUGIN_FILES).forEach(([path, content]) => server.write(join('dist', path), content));
    Object.entries(settings.files ?? {}).forEach(([path, content]) => server.write(path, content));
    try {
      await server.open();
    } catch (error) {
      rmSync(server.dir, { recursive: true });
      throw error;
    }
    return server;
  }

  /** Starts the process side again over the same folders. */
  async restart(): Promise<void> {
    await this.running?.close();
    await this.open();
  }

  async stop(): Promise<void> {
    await this.running?.close();
    rmSync(this.dir, { recursive: true });
  }

  get url(): string {
    return this.running?.url ?? '';
  }

  /** Makes people with the given roles, as the administrator would. */
  async people(roles: Record<string, 'Viewer' | 'Editor' | 'Admin'>): Promise<void> {
    for (const [login, role] of Object.entries(roles)) {
      const body = { login, name: login, email: `${login}@example.org`, password: PASSWORD };
      const { id } = (await this.ask('admin', 'POST', '/api/admin/users', body)).body as { id: number };
      await this.ask('admin', 'PATCH', `/api/org/users/${id}`, { role });
    }
  }

  /** Sends a request as somebody (null is nobody), signing them in first. */
  async ask(
    as: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {}
  ): Promise<Answer> {
    const cookie = as === null ? undefined : (this.cookies.get(as) ?? (await this.signIn(as)));
    return this.send(method, path, typeof body === 'string' ? body : JSON.stringify(body), {
      ...headers,
      ...(cookie ? { cookie } : {}),
    });
  }

  replay({ as, request }: Exchange): Promise<Answer> {
    return this.ask(as, request.method, request.path, request.body, request.headers);
  }

  async send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, { method, body, headers, redirect: 'manual' });
    const text = await response.text();
    const contentType = response.headers.get('content-type');
    const parsed: unknown = contentType?.startsWith('application/json') ? JSON.parse(text) : text;
    return { status: response.status, contentType, headers: response.headers, text, body: parsed };
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), content);
  }

  private async open(): Promise<void> {
    this.running = await startServer({
      host: '127.0.0.1',
      port: this.settings.port ?? 0,
      stateDir: join(this.dir, 'state'),
      provisioningDir: join(this.dir, 'provisioning'),
      distDir: join(this.dir, 'dist'),
      pluginDirs: this.settings.pluginDirs?.map((dir) => join(this.dir, dir)),
      hostDir: join(this.dir, 'host'),
      env: { PROMETHEUS_URL: this.settings.prometheusUrl ?? 'http://127.0.0.1:9' },
      anonymous: this.settings.anonymous,
      clock: () => this.now,
    });
  }

  private async signIn(login: string): Promise<string> {
    const password = login === 'admin' ? ADMIN_PASSWORD : PASSWORD;
    const { status, headers } = await this.send('POST', '/login', JSON.stringify({ user: login, password }));
    if (status !== 200) {
      throw new Error(`${login} cannot sign in (${status})`);
    }
    const cookie = (headers.get('set-cookie') ?? '').split(';')[0];
    this.cookies.set(login, cookie);
    return cookie;
  }
}
