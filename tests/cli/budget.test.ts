/** @jest-environment <rootDir>/tests/sources/JsdomWithFetch.ts */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { stringify } from 'yaml';

import { ensureHistory } from '../../preview/demo/history';
import { type RunningPrometheus, startPrometheus } from '../../preview/demo/prometheus';
import { countBetween, readTruth, type Truth } from '../../preview/demo/truth';
import { PASSWORD, TestServer } from '../../preview/server/testing/TestServer';
import { checkoutAgreement, checkoutSlo, checkoutTerms } from '../../src/core/agreement/agreementFixture';
import { actHash } from '../../src/core/agreement/actHash';
import type { Act, StoredAct } from '../../src/core/agreement/Act';
import type { Party } from '../../src/core/agreement/parties';
import { termsHash } from '../../src/core/agreement/termsHash';
import { termsOf } from '../../src/core/agreement/termsOf';
import type { Slo } from '../../src/core/slo/Slo';
import { BudgetEngine } from '../../src/engine/BudgetEngine';
import { STATE_COLUMNS } from '../../src/frames/columns';
import { encodeState } from '../../src/frames/encodeState';
import { basicAuthorization } from '../../src/grafana/basicAuthorization';
import { fetchHttp } from '../../src/grafana/fetchHttp';
import { prometheusHttpSource } from '../../src/grafana/prometheusHttpSource';
import { setUpGrafana } from '../../src/grafana/setup/setUpGrafana';
import { FilesStore } from '../../src/storage/files/FilesStore';
import { GrafanaStore } from '../../src/storage/grafana/GrafanaStore';
import { truce } from './TestWorld';
import { freePort } from '../prometheus/freePort';

// A month of samples is written and read by real programs.
jest.setTimeout(180_000);

const DAY = 86_400_000;
const FINE = 300_000;
const NOW = Date.UTC(2026, 10, 22, 11, 7);

const PAYMENTS = checkoutSlo({
  id: 'payments',
  title: 'Payments go through',
  words: { one: 'payment', many: 'payments', bad: 'failed' },
  target: 0.9995,
  indicator: {
    kind: 'events',
    bad: 'http_requests_total{service="payments",code="500"}',
    total: 'http_requests_total{service="payments"}',
  },
});

interface JsonSlo {
  [field: string]: unknown;
  id: string;
  budget: { bad: number; total: number; allowedBad: number; leftBad: number; remaining: number; coverage: number };
  burn: { rates: Array<{ window: string; bad: number; total: number; rate: number }> };
  ledger: Array<{ period: string; bad: number; total: number }>;
}

let dataDir: string;
let prometheus: RunningPrometheus;
let truth: Truth;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'truce-cli-'));
  const services = ['checkout', 'payments'];
  await ensureHistory({ dataDir, days: 30, families: 'counters', services, anchorMs: NOW });
  truth = readTruth(dataDir);
  prometheus = await startPrometheus({ dataDir, port: await freePort() });
});

afterAll(async () => {
  await prometheus?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

function slosIn(out: string): JsonSlo[] {
  return (JSON.parse(out) as { slos: JsonSlo[] }).slos;
}

/** The cells of the first row of the data source's `state` frame. */
function stateRow(frame: ReturnType<typeof encodeState>) {
  return (column: keyof typeof STATE_COLUMNS) =>
    frame.fields.find((it) => it.name === STATE_COLUMNS[column])?.values[0] as number;
}

describe('truce budget, asking a Prometheus', () => {
  const budget = (slos: readonly object[], ...args: string[]) =>
    truce(['budget', '--definition', '-', '--prometheus', prometheus.url, ...args], {
      now: NOW,
      stdin: slos.map((it) => stringify(it)).join('---\n'),
    });

  it("answers with the very numbers of the data source's frames", async () => {
    const { code, out } = await budget([PAYMENTS], '--json');
    const engine = new BudgetEngine(prometheusHttpSource({ url: prometheus.url }), { now: () => NOW });
    const [answer] = await engine.judge([{ slo: PAYMENTS }], NOW);
    const row = stateRow(encodeState('A', [answer!.verdict], { timeZone: 'UTC', now: NOW }));
    const [slo] = slosIn(out);
    expect(code).toBe(0);
    expect(row('total')).toBeGreaterThan(1e6);
    expect(slo!.budget).toMatchObject({
      bad: row('bad'),
      total: row('total'),
      allowedBad: row('allowedBad'),
      leftBad: row('leftBad'),
      remaining: row('remaining'),
      coverage: row('coverage'),
    });
    expect(slo!.newestDataAt).toBe(new Date(row('newestAt')).toISOString());
  });

  it("answers with the generator's own counts, at the time asked about", async () => {
    const at = Date.UTC(2026, 10, 22, 6, 30);
    const { out } = await budget([PAYMENTS, checkoutSlo()], '--json', '--at', '2026-11-22T07:30:00+01:00');
    const slos = slosIn(out);
    expect(slos.map((it) => it.id)).toEqual(['payments', 'checkout']);
    for (const slo of slos) {
      const count = countBetween(truth, slo.id, at - 28 * DAY, at);
      // A series is born without its first event, and a counter is reset once.
      expect(Math.abs(slo.budget.bad - count.bad)).toBeLessThan(5);
      expect(Math.abs(slo.budget.total / count.total - 1)).toBeLessThan(1e-5);
    }
  });

  it('says the sum behind each number to people', async () => {
    const { code, out, err } = await budget([PAYMENTS]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Payments go through \(payments\)\n─+\n/);
    expect(out).toMatch(/\n {2}Allowed +([\d,.]+) = 0\.05 % × [\d,]+\n {2}Left +−[\d,.]+ = \1 − [\d,.]+\n/);
    expect(out).toMatch(/\n {2}Remaining +−\d+\.\d+ % = 1 − [\d,.]+ ÷ [\d,.]+\n/);
    expect(out).toMatch(/\n +whole window +1\.\d+ +=.* bad ÷ .* ÷ 0\.05 %\n/);
    expect(out).toMatch(/\n {2}Spent on +2026-11-\d\d.* failed ÷ /);
  });

  it('takes a time before now for the same moment', async () => {
    const [ago, absolute] = await Promise.all([
      budget([PAYMENTS], '--json', '--at', '-7d'),
      budget([PAYMENTS], '--json', '--at', new Date(NOW - 7 * DAY).toISOString()),
    ]);
    expect(ago.out).toBe(absolute.out);
    expect(slosIn(ago.out)[0]!.budget.remaining).toBeGreaterThan(0);
  });

  it('tells the past period by period, and the periods are the counts', async () => {
    const { out } = await budget([PAYMENTS], '--json', '--ledger', '1');
    const [slo] = slosIn(out);
    const from = Date.UTC(2026, 10, 1);
    const count = countBetween(truth, 'payments', from, Math.floor(NOW / FINE) * FINE);
    expect(slo!.ledger).toMatchObject([{ period: 'Nov 2026', partialBecause: 'running' }]);
    expect(slo!.ledger[0]!.bad).toBeCloseTo(count.bad, 3);
    expect(slo!.ledger[0]!.total).toBeCloseTo(count.total, 3);
  });

  it('reads a file', async () => {
    const file = path.join(dataDir, 'slo.yaml');
    writeFileSync(file, stringify(PAYMENTS));
    const ran = await truce(['budget', '--definition', file, '--prometheus', prometheus.url], { now: NOW });
    expect(ran).toMatchObject({ code: 0, err: '' });
  });

  it('answers the others when one SLO has no data, says why, and ends with 2', async () => {
    const typo = { ...PAYMENTS, id: 'typo', indicator: { ...PAYMENTS.indicator, total: 'http_request_total' } };
    const { code, out, err } = await budget([typo, PAYMENTS]);
    expect(code).toBe(2);
    expect(out).toMatch(/^Payments go through \(payments\)\n/);
    expect(err).toMatch(/^truce: typo: .*http_request_total.*\.\n$/);
    const json = await budget([typo], '--json');
    expect(json.code).toBe(2);
    expect(slosIn(json.out)).toMatchObject([
      { answered: false, problem: err.slice('truce: typo: '.length).trim(), budget: null },
    ]);
  });

  it('says what is wrong with a query', async () => {
    const broken = { ...PAYMENTS, indicator: { ...PAYMENTS.indicator, bad: 'sum(' } };
    const { code, err } = await budget([broken]);
    expect(code).toBe(1);
    expect(err).toMatch(/^truce: payments: .*sum\(.*\n$/);
  });
});

describe('truce budget, with a folder of definitions', () => {
  const SIGNED_AT = NOW - 3 * DAY;
  let folder: string;

  beforeAll(async () => {
    folder = path.join(dataDir, 'definitions');
    mkdirSync(folder);
    let now = SIGNED_AT;
    const store = new FilesStore({
      folder,
      now: () => now,
      user: { id: 3, login: 'sam', mayDefine: true, mayAct: true },
    });
    const checkout = checkoutSlo({ title: 'Checkout works', target: 0.5 });
    await store.createSlo(PAYMENTS);
    await store.createSlo(checkout);
    const parties: Party[] = ['product', 'sre', 'lead', 'development'];
    const signers = Object.fromEntries(parties.map((it) => [it, [{ userId: 3, login: 'sam', name: 'Sam Okafor' }]]));
    const slos = ['payments', 'checkout'];
    await store.createAgreement(checkoutAgreement({ id: 'shop', title: 'When the shop fails', slos, signers }));
    const { slos: _, ...words } = checkoutTerms({ title: 'When the shop fails', minAllowedBad: 1 });
    const terms = termsOf(words, [PAYMENTS, checkout]);
    const base = { agreement: 'shop', party: 'sre' as const };
    let before = await store.appendAct('a0', { ...base, act: 'propose', version: 1, terms, reason: '' });
    for (const party of parties) {
      now += 60_000;
      const previous = { uid: before.uid, hash: actHash(before.act) };
      const sign = { ...base, party, act: 'sign', version: 1, termsHash: termsHash(terms), previous } as const;
      before = await store.appendAct(`a-${party}`, sign);
    }
  });

  const budget = (...args: string[]) =>
    truce(['budget', '--definitions', folder, '--prometheus', prometheus.url, ...args], { now: NOW });

  it('answers all of it as Grafana would, the worst SLO of an agreement for the others too', async () => {
    const { code, out, err } = await budget('--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(slosIn(out)).toMatchObject([
      {
        id: 'checkout',
        agreement: { state: 'stop', version: 1, decidedBy: { id: 'payments', state: 'stop', ownState: 'ship' } },
      },
      { id: 'payments', agreement: { state: 'stop', id: 'shop', decidedBy: null, exception: null } },
    ]);
    expect(slosIn(out)[0]!.budget.remaining).toBeGreaterThan(0.9);
  });

  it('lets the other SLOs of the agreement decide also where one is asked about', async () => {
    const { out } = await budget('--slo', 'checkout');
    expect(out).toMatch(/^Checkout works \(checkout\)\n/);
    expect(out).toMatch(/\n {2}State +Reliability first.*\n +Payments go through decides: /);
    expect(out).not.toContain('(payments)');
  });

  it('knows that nothing was in force before people had signed', async () => {
    const { out } = await budget('--slo', 'payments', '--at', new Date(SIGNED_AT + 60_000).toISOString());
    expect(out).toMatch(/\n {2}State +No agreement yet\n/);
  });

  it('answers what can be read, says what cannot with file and line, and ends with 1', async () => {
    const file = path.join(folder, 'slos', 'broken.yaml');
    writeFileSync(file, 'id: broken\ntarget: 99.9\n');
    const { code, out, err } = await budget('--slo', 'payments');
    const named = await budget('--slo', 'broken');
    rmSync(file);
    expect(code).toBe(1);
    expect(out).toMatch(/^Payments go through \(payments\)\n/);
    expect(err).toMatch(/^truce: slos\/broken\.yaml, line 1: .* slos\/broken\.yaml, line 2: target is 99\.9\./);
    expect(named).toMatchObject({ code: 1, out: '', err });
  });

  it('knows no SLO and no folder that is not there', async () => {
    expect(await budget('--slo', 'paymets')).toMatchObject({
      code: 1,
      err: `truce: There is no SLO "paymets" in ${folder}/slos. Did you mean "payments"?\n`,
    });
    const gone = await truce(['budget', '--definitions', '/nowhere', '--prometheus', prometheus.url], { now: NOW });
    expect(gone).toMatchObject({ code: 1, err: 'truce: There is no folder /nowhere. Make it, or name another one.\n' });
  });
});

describe('truce budget, asking a Grafana', () => {
  let grafana: TestServer;
  const slo: Slo = { ...PAYMENTS, source: { type: 'prometheus', uid: 'prom' } };
  const env = { GRAFANA_USER: 'pat', GRAFANA_PASSWORD: PASSWORD };

  beforeAll(async () => {
    grafana = await TestServer.start({ prometheusUrl: prometheus.url });
    grafana.now = NOW - 3 * DAY;
    await grafana.people({ pat: 'Viewer', sam: 'Editor' });
    await setUpGrafana(fetchHttp({ url: grafana.url, authorization: basicAuthorization('admin', 'admin') }));
    const store = await storeOf('sam');
    await store.createSlo(slo);
    await store.createSlo({ ...slo, id: 'draft', title: 'Nobody agreed' });
    await sign();
  });

  afterAll(() => grafana?.stop());

  async function storeOf(login: string): Promise<GrafanaStore> {
    return new GrafanaStore(fetchHttp({ url: grafana.url, authorization: basicAuthorization(login, PASSWORD) }));
  }

  /** Sam acts for every party, so that a single person can put it in force. */
  async function sign(): Promise<void> {
    const store = await storeOf('sam');
    const { body } = await grafana.ask('sam', 'GET', '/api/user');
    const sam = { userId: (body as { id: number }).id, login: 'sam', name: 'Sam Okafor' };
    const parties: Party[] = ['product', 'sre', 'lead', 'development'];
    const signers = Object.fromEntries(parties.map((it) => [it, [sam]]));
    await store.createAgreement(
      checkoutAgreement({ id: 'pay', title: 'When payments fail', slos: ['payments'], signers })
    );
    const { slos: _, ...words } = checkoutTerms({ title: 'When payments fail', minAllowedBad: 1 });
    const terms = termsOf(words, [slo]);
    let before: StoredAct | undefined;
    const append = async (id: string, act: Act) => {
      grafana.now += 60_000;
      const previous = before && { uid: before.uid, hash: actHash(before.act) };
      before = await store.appendAct(id, { ...act, ...(previous && { previous }) } as Act);
    };
    await append('a0', { agreement: 'pay', act: 'propose', party: 'sre', version: 1, terms, reason: '' });
    for (const party of parties) {
      await append(`a-${party}`, {
        agreement: 'pay',
        act: 'sign',
        party,
        version: 1,
        termsHash: termsHash(terms),
      } as Act);
    }
  }

  const budget = (...args: string[]) => truce(['budget', '--grafana', grafana.url, ...args], { now: NOW, env });

  it('prints an SLO that is kept there, its agreement and what it decides', async () => {
    const { code, out, err } = await budget('--slo', 'payments');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/\n {2}State +Reliability first since 2026-11-19 /);
    expect(out).toMatch(
      /\n {2}Agreement +When payments fail\. Version 1 of 19 Nov, review 3 Jun 2027\.\n +Signed by Sam Okafor/
    );
    expect(out).toMatch(/\n {2}Why +−\d+ % is left; this tier begins below 0 %\./);
  });

  it("answers with the same numbers as a Prometheus asked directly, and the panel's own words", async () => {
    const { out } = await budget('--slo', 'payments', '--json');
    const direct = await truce(['budget', '--definition', '-', '--prometheus', prometheus.url, '--json'], {
      now: NOW,
      stdin: stringify(slo),
    });
    const [through, straight] = [slosIn(out)[0]!, slosIn(direct.out)[0]!];
    for (const field of ['budget', 'burn', 'projection', 'spending', 'newestDataAt']) {
      const { tierEndsAt: _, ...rest } = (through[field] ?? {}) as Record<string, unknown>;
      expect(field === 'newestDataAt' ? through[field] : rest).toEqual(
        field === 'projection' ? omit(straight[field], 'tierEndsAt') : straight[field]
      );
    }
    expect(through.agreement).toMatchObject({
      state: 'stop',
      headline: 'Reliability first',
      sentence: expect.stringMatching(/^Allowance used up since .* failed payments too many\.$/),
      id: 'pay',
      version: 1,
      waitsFor: [],
    });
    expect(straight.agreement).toBeNull();
  });

  it('says so where nobody has agreed, or had not yet at the time asked about', async () => {
    expect((await budget('--slo', 'draft')).out).toMatch(
      /\n {2}State +No agreement yet\n +Nothing has been proposed\. /
    );
    const before = await budget('--slo', 'payments', '--at', '-4d');
    expect(before.out).toMatch(/\n {2}State +No agreement yet\n/);
  });

  it('answers several at once', async () => {
    const { out } = await budget('--slo', 'payments', '--slo', 'draft', '--json');
    expect(slosIn(out).map((it) => it.id)).toEqual(['payments', 'draft']);
  });

  it('reads a definition on paper through Grafana too, if it names its data source', async () => {
    const run = (it: object) =>
      truce(['budget', '--grafana', grafana.url, '--definition', '-', '--json'], {
        now: NOW,
        env,
        stdin: stringify(it),
      });
    expect(slosIn((await run(slo)).out)).toMatchObject([{ answered: true, agreement: null }]);
    const { source: _, ...nameless } = slo;
    expect(await run(nameless)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^truce: The standard input, line 1: source is missing\. /),
    });
    const gone = await run({ ...slo, source: { type: 'prometheus', uid: 'gone' } });
    expect(gone).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^truce: payments: The data source is not there: /),
    });
  });

  it('knows no SLO that is not kept there, and names the nearest', async () => {
    expect(await budget('--slo', 'paymets')).toMatchObject({
      code: 1,
      err: 'truce: Grafana has no SLO "paymets". Did you mean "payments"?\n',
    });
  });

  it('says when Grafana does not know whoever asks', async () => {
    const wrong = { now: NOW, env: { GRAFANA_TOKEN: 'glsa_wrong' } };
    const args = ['budget', '--grafana', grafana.url];
    const stored = await truce([...args, '--slo', 'payments'], wrong);
    expect(stored).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^truce: Grafana does not know whoever asks \(401\)\. /),
    });
    const paper = await truce([...args, '--definition', '-'], { ...wrong, stdin: stringify(slo) });
    expect(paper).toMatchObject({ code: 2, err: expect.stringMatching(/refuses to answer: .*GRAFANA_TOKEN/) });
    expect(stored.err + paper.err).not.toContain('glsa_wrong');
  });
});

function omit(value: unknown, field: string): object {
  const { [field]: _, ...rest } = value as Record<string, unknown>;
  return rest;
}
