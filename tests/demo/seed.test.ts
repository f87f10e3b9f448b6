/** @jest-environment node */
import { DEMO_PASSWORD } from '../../preview/demo/people';
import { seed, type SeedOptions } from '../../preview/demo/seed';
import { TestServer } from '../../preview/server/testing/TestServer';
import { foldActs } from '../../src/core/agreement/foldActs';
import { predecessorOf } from '../../src/core/agreement/predecessorOf';
import { basicAuthorization } from '../../src/grafana/basicAuthorization';
import { fetchHttp } from '../../src/grafana/fetchHttp';
import { GrafanaStore } from '../../src/storage/grafana/GrafanaStore';

const DEPLOYS = [
  { service: 'checkout', timeMs: Date.UTC(2026, 10, 1, 9), version: '2.1.0' },
  { service: 'search', timeMs: Date.UTC(2026, 10, 1, 9), version: '2.1.0' },
  { service: 'checkout', timeMs: Date.UTC(2026, 10, 3, 9), version: '2.2.0' },
];
const DAY = 86_400_000;

let server: TestServer;
let lines: string[];

beforeEach(async () => {
  server = await TestServer.start();
  lines = [];
});
afterEach(() => server.stop());

function run(change: Partial<SeedOptions> = {}) {
  return seed({
    url: server.url,
    adminUser: 'admin',
    adminPassword: 'admin',
    deploys: DEPLOYS,
    log: (line) => lines.push(line),
    now: () => server.now,
    patienceMs: 0,
    ...change,
  });
}

function storeAs(login: string): GrafanaStore {
  return new GrafanaStore(fetchHttp({ url: server.url, authorization: basicAuthorization(login, DEMO_PASSWORD) }));
}

async function agreements() {
  const { agreements: definitions } = await storeAs('pat').definitions();
  const { acts } = await storeAs('pat').acts();
  return Object.fromEntries(definitions.map(({ value }) => [value.id, foldActs(value, acts, Infinity)]));
}

/** Everything Truce has in this Grafana, to compare before and after. */
async function everything() {
  const { body } = await server.ask('admin', 'GET', '/api/library-elements?kind=1&perPage=5000');
  const annotations = await server.ask('admin', 'GET', `/api/annotations?from=1&to=${server.now}&limit=10000`);
  const people = await server.ask('admin', 'GET', '/api/org/users');
  const logins = (people.body as Array<{ login: string; role: string }>).map(({ login, role }) => [login, role]);
  return { elements: body, annotations: annotations.body, logins };
}

describe('the demo in a fresh Grafana', () => {
  test('four people with their roles can sign in', async () => {
    await run();
    const { logins } = await everything();
    expect(logins).toEqual([
      ['admin', 'Admin'],
      ['dana', 'Editor'],
      ['lee', 'Editor'],
      ['pat', 'Viewer'],
      ['sam', 'Editor'],
    ]);
    const pat = fetchHttp({ url: server.url, authorization: basicAuthorization('pat', DEMO_PASSWORD) });
    expect((await pat.send({ method: 'GET', path: '/api/user' })).body).toMatchObject({ name: 'Pat Reyes' });
  });

  test('all agreements are in force, only login waits for Product and the engineering lead', async () => {
    await run();
    const { login, ...others } = await agreements();
    expect(Object.keys(others).sort()).toEqual(['beta-api', 'checkout', 'payments', 'reports', 'search']);
    for (const state of Object.values(others)) {
      expect(state).toMatchObject({ inForce: { version: 1 }, invalid: [] });
      expect(state.proposed).toBeUndefined();
    }
    expect(login.inForce).toBeUndefined();
    expect(login).toMatchObject({ proposed: { version: 2, waitsFor: ['product', 'lead'] }, invalid: [] });
  });

  test('sign-in is being negotiated: a proposal was sent back with a counter-proposal that two have signed', async () => {
    await run();
    const { login } = await agreements();
    expect(login.versions.map(({ version, status, proposedBy }) => [version, status, proposedBy])).toEqual([
      [1, 'sent-back', 'Pat Reyes'],
      [2, 'proposed', 'Sam Okafor'],
    ]);
    expect(login.proposed?.signatures.map(({ party }) => party)).toEqual(['sre', 'development']);
  });

  test('an exception was asked for and declined, and a launch is booked', async () => {
    await run();
    const { payments, checkout } = await agreements();
    expect(payments.exceptions).toMatchObject([{ status: 'declined', ended: { name: 'Lee Andersson' } }]);
    expect(checkout.bookings).toMatchObject([{ title: 'Gift cards', name: 'Pat Reyes' }]);
  });

  test('everybody signed for their own party, as themselves', async () => {
    await run();
    const { checkout } = await agreements();
    expect(checkout.inForce?.proposedBy).toBe('Pat Reyes');
    expect(checkout.inForce?.signatures.map(({ party, name }) => [party, name])).toEqual([
      ['product', 'Pat Reyes'],
      ['sre', 'Sam Okafor'],
      ['lead', 'Lee Andersson'],
      ['development', 'Dana Costa'],
    ]);
  });

  test('SLOs are written by Sam and agreements by Lee', async () => {
    await run();
    const authorOf = async (uid: string) => {
      const { body } = await server.ask('admin', 'GET', `/api/library-elements/${uid}`);
      return (body as { result: { meta: { createdBy: { name: string } } } }).result.meta.createdBy.name;
    };
    expect(await authorOf('slo-payments')).toBe('sam');
    expect(await authorOf('agreement-payments')).toBe('lee');
  });

  test('the deploys of the story are annotations', async () => {
    await run();
    const { annotations } = await everything();
    expect(annotations).toHaveLength(3);
    expect(annotations).toContainEqual(
      expect.objectContaining({
        time: DEPLOYS[2].timeMs,
        tags: ['deploy', 'service:checkout'],
        text: 'checkout 2.2.0 went live',
        login: 'sam',
      })
    );
  });
});

describe('the demo a second time', () => {
  test('changes nothing and says so, also on another day', async () => {
    expect((await run()).changes).toBeGreaterThan(0);
    const before = await everything();
    server.now += 3 * DAY;
    lines = [];
    expect(await run()).toEqual({ changes: 0 });
    expect(await everything()).toEqual(before);
    expect(lines.at(-1)).toBe('Everything was there already; nothing was changed.');
  });

  test('completes a run that was cut short', async () => {
    const send = globalThis.fetch;
    let left = 40;
    const cut = jest.spyOn(globalThis, 'fetch').mockImplementation((...args) => {
      left--;
      return left < 0 ? Promise.reject(new TypeError('fetch failed')) : send(...args);
    });
    await expect(run()).rejects.toThrow(/^Grafana /);
    cut.mockRestore();
    await run();
    const states = Object.values(await agreements());
    expect(states.filter(({ inForce }) => inForce !== undefined)).toHaveLength(5);
    expect(await run()).toEqual({ changes: 0 });
  });

  test('leaves a definition that somebody changed as it is, and says so', async () => {
    await run();
    const { slos } = await storeAs('lee').definitions();
    const checkout = slos.find(({ uid }) => uid === 'slo-checkout')!;
    await storeAs('lee').updateSlo({ ...checkout.value, target: 0.99 }, checkout.version);
    expect(await run()).toEqual({ changes: 0 });
    expect(lines).toContain('  = slo-checkout was changed since, and stays as it is.');
    const after = (await storeAs('pat').definitions()).slos.find(({ uid }) => uid === 'slo-checkout');
    expect(after?.value.target).toBe(0.99);
  });

  test('leaves an agreement alone that people have gone on with', async () => {
    await run();
    const { login } = await agreements();
    await storeAs('pat').appendAct('by-hand', {
      agreement: 'login',
      act: 'sign',
      party: 'product',
      version: 2,
      termsHash: login.proposed!.termsHash,
      previous: predecessorOf(login),
    });
    const before = await everything();
    expect(await run()).toEqual({ changes: 0 });
    expect(await everything()).toEqual(before);
  });

  test('leaves a role that an admin raised as it is', async () => {
    await run();
    const { body } = await server.ask('admin', 'GET', '/api/org/users');
    const dana = (body as Array<{ login: string; userId: number }>).find(({ login }) => login === 'dana')!;
    await server.ask('admin', 'PATCH', `/api/org/users/${dana.userId}`, { role: 'Admin' });
    expect(await run()).toEqual({ changes: 0 });
    expect(lines).toContain('  = dana is Admin by now, and stays it.');
  });
});

describe('a Grafana that does not play along', () => {
  test('one that is not up is named', async () => {
    await expect(run({ url: 'http://127.0.0.1:9' })).rejects.toThrow(
      'No Grafana answers at http://127.0.0.1:9. Start it, or name another address with --url.'
    );
  });

  test('a wrong admin password is told in one sentence', async () => {
    await expect(run({ adminPassword: 'wrong' })).rejects.toThrow(
      'Grafana does not take this user name and password. Name an Admin with --user and --password.'
    );
  });

  test('somebody who is no admin is told to name one', async () => {
    await run();
    await expect(run({ adminUser: 'sam', adminPassword: DEMO_PASSWORD })).rejects.toThrow(
      'The user may not list the people of this Grafana. Name an Admin with --user and --password.'
    );
  });

  test('a demo person with another password is told before anything is written', async () => {
    await server.people({ pat: 'Viewer' });
    await expect(run()).rejects.toThrow(
      "pat is there with another password than the demo's (truce-demo). Set that one, or remove the user."
    );
    expect((await server.ask('admin', 'GET', '/api/folders/truce')).status).toBe(404);
  });

  test('HTTP Basic that is switched off is told in one sentence', async () => {
    const send = globalThis.fetch;
    const basicOff = jest.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
      const { Authorization, ...headers } = (init?.headers ?? {}) as Record<string, string>;
      expect(Authorization ?? 'Basic').toMatch(/^Basic/);
      return send(input, { ...init, headers });
    });
    await expect(run()).rejects.toThrow(
      'Grafana does not take a user name and password here. Switch HTTP Basic on ([auth.basic] enabled = true).'
    );
    basicOff.mockRestore();
  });
});
