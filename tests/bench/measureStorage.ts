import type { StoredAct } from '../../src/core/agreement/Act';
import { foldActs, type Reading } from '../../src/core/agreement/foldActs';
import { needsWhole } from '../../src/core/agreement/needsWhole';
import { recordStart } from '../../src/core/agreement/recordStart';
import type { HttpPort } from '../../src/grafana/HttpPort';
import { GrafanaStore } from '../../src/storage/grafana/GrafanaStore';
import type { Store } from '../../src/storage/ports';
import { ElementsPort } from '../storage/elementsPort';
import { benchLine, type BenchLine } from './BenchLine';
import { median } from './median';
import { PAIRS, storedPlenty } from './storedPlenty';
import { DAY_MS, END_MS, MINUTE_MS } from './times';

const RUNS = 3;
const MIB = 2 ** 20;

/** Place of the agreement of the pages that show one. */
const FIRST = 7;

/** What a page reads and folds before it can show anything. */
interface Opening {
  name: string;
  /** With checkpoints and the newest acts, on a page without anything kept. */
  ours(store: Store): Promise<void>;
  /** With every act there is. */
  other(store: Store): Promise<void>;
}

const OPENINGS: readonly Opening[] = [
  {
    name: 'one SLO',
    ours: (store) => readNewest(store, 1),
    other: (store) => readAll(store, 1),
  },
  {
    name: 'the overview',
    ours: (store) => readNewest(store, PAIRS),
    other: (store) => readAll(store, PAIRS),
  },
  {
    name: 'the inbox',
    ours: async (store) => void (await Promise.all([store.access(), readNewest(store, PAIRS)])),
    other: async (store) => void (await Promise.all([store.access(), readAll(store, PAIRS)])),
  },
  {
    name: 'an agreement with its whole record',
    ours: readOne,
    other: (store) => readAll(store, 1),
  },
];

/** Opens pages over 1,000 definitions and 50,000 acts, with checkpoints and by reading everything. */
export async function measureStorage(): Promise<{ lines: BenchLine[]; notes: string[] }> {
  const port = new ElementsPort(storedPlenty((i) => DAY_MS + (i % 14) * DAY_MS).elements);
  const lines: BenchLine[] = [];
  for (const { name, ours, other } of OPENINGS) {
    const [a, b] = [await costOf(port, ours), await costOf(port, other)];
    lines.push(
      benchLine(`${name}: requests, against reading everything`, 'requests', a.requests, b.requests),
      benchLine(`${name}: size of the answers, against reading everything`, 'MiB', a.bytes / MIB, b.bytes / MIB),
      benchLine(`${name}: time, against reading everything`, 'ms', a.ms, b.ms)
    );
  }
  const refresh = await costOf(port, async (store) => void (await store.actsSince(END_MS - MINUTE_MS)));
  const all = await costOf(port, async (store) => void (await store.acts()));
  lines.push(
    benchLine('a refresh: requests, against reading all acts', 'requests', refresh.requests, all.requests),
    benchLine('a refresh: size of the answers, against reading all acts', 'MiB', refresh.bytes / MIB, all.bytes / MIB),
    benchLine('a refresh: time, against reading all acts', 'ms', refresh.ms, all.ms)
  );
  const again = await againOf(port);
  lines.push(
    benchLine('definitions read again, unchanged: time, against the first time', 'ms', again.later, again.first)
  );
  const notes = [
    `${PAIRS} SLOs, ${PAIRS} agreements with a checkpoint 1 to 14 days old each, 100 acts to each agreement over two years.`,
  ];
  return { lines, notes };
}

async function costOf(port: ElementsPort, open: (store: Store) => Promise<void>) {
  const times: number[] = [];
  let counted = { requests: 0, bytes: 0 };
  for (let run = 0; run < RUNS; run++) {
    port.forget();
    const { http, requests } = signedIn(port);
    const start = performance.now();
    await open(new GrafanaStore(http));
    times.push(performance.now() - start);
    counted = { requests: requests(), bytes: port.bytes };
  }
  return { ...counted, ms: median(times) };
}

async function againOf(port: ElementsPort): Promise<{ first: number; later: number }> {
  const store = new GrafanaStore(port);
  const timesOf = async () => {
    const start = performance.now();
    await store.definitions();
    return performance.now() - start;
  };
  return { first: await timesOf(), later: median([await timesOf(), await timesOf(), await timesOf()]) };
}

/** Somebody who is signed in, before the elements. */
function signedIn(port: ElementsPort): { http: HttpPort; requests(): number } {
  let others = 0;
  const answers: Record<string, unknown> = {
    '/api/user': { id: 3, login: 'sam', name: 'Sam' },
    '/api/access-control/user/permissions?reloadcache=true': { 'library.panels:create': ['folders:*'] },
  };
  const http: HttpPort = {
    async send(request) {
      if (request.path in answers) {
        others++;
        return { status: 200, body: answers[request.path] };
      }
      return port.send(request);
    },
  };
  return { http, requests: () => others + port.requests.length };
}

async function readNewest(store: Store, count: number): Promise<void> {
  const definitions = await store.definitions();
  const record = await store.actsSince(recordStart(definitions.agreements));
  foldSome(definitions, record, 'newest', count);
}

async function readOne(store: Store): Promise<void> {
  const definitions = await store.definitions();
  foldSome(definitions, await store.acts(definitions.agreements[FIRST]!.value.id), 'whole', 1);
}

async function readAll(store: Store, count: number): Promise<void> {
  const [definitions, record] = await Promise.all([store.definitions(), store.acts()]);
  foldSome(definitions, record, 'whole', count);
}

/** Folds agreements, and makes sure that each is in force: what fails is quick and would look like a good result. */
function foldSome(
  { agreements }: Awaited<ReturnType<Store['definitions']>>,
  record: Awaited<ReturnType<Store['acts']>>,
  reading: Reading,
  count: number
): void {
  const byAgreement = new Map<string, StoredAct[]>();
  for (const stored of record.acts) {
    const own = byAgreement.get(stored.act.agreement);
    own === undefined ? byAgreement.set(stored.act.agreement, [stored]) : own.push(stored);
  }
  for (const { value } of agreements.slice(count === 1 ? FIRST : 0).slice(0, count)) {
    const state = foldActs(value, byAgreement.get(value.id) ?? [], END_MS, reading);
    if (state.inForce === undefined || state.doubts.length > 0 || needsWhole(state)) {
      throw new Error(`${value.id} is not in force: ${state.doubts.join(' ')}`);
    }
  }
}
