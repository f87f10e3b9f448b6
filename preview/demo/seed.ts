/**
 * Fills a Grafana with the demo: people, set-up, definitions, proposals, signatures and deploys. It can be run again at
 * any time; see `--help`.
 */
import { basicAuthorization } from '../../src/grafana/basicAuthorization';
import { fetchHttp } from '../../src/grafana/fetchHttp';
import type { HttpPort } from '../../src/grafana/HttpPort';
import { RELOAD_OWN_PERMISSIONS } from '../../src/grafana/reloadOwnPermissions';
import { setUpGrafana } from '../../src/grafana/setup/setUpGrafana';
import { GrafanaStore } from '../../src/storage/grafana/GrafanaStore';
import { StoreError } from '../../src/storage/StoreError';
import { DemoError } from './DemoError';
import type { Deploy } from './Deploy';
import { readStory } from './history';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './people';
import { seedAgreements } from './seedAgreements';
import { seedDefinitions } from './seedDefinitions';
import { seedDeploys } from './seedDeploys';
import { SeedLog } from './SeedLog';
import { SEED_HELP, seedOptions } from './seedOptions';
import { seedPeople } from './seedPeople';
import { waitForGrafana } from './waitForGrafana';

/** Grafana may be starting; and it may keep what a user sees of its folders for a minute and a half. */
const PATIENCE_MS = 100_000;

export interface SeedOptions {
  /** Root of Grafana, with its sub-path if it has one. */
  url: string;
  /** A Grafana server admin. */
  adminUser: string;
  adminPassword: string;
  log(line: string): void;
  /** The demo's data folder; its history tells the deploys. */
  storyDir?: string;
  /** The deploys, when they are at hand already. */
  deploys?: readonly Deploy[];
  /** How long to wait for Grafana to be up, and for what was written to be seen by others, in milliseconds. */
  patienceMs?: number;
  /** The clock, in milliseconds. */
  now?: () => number;
}

/** How much a seed run changed. */
export interface SeedResult {
  changes: number;
}

/**
 * Fills a Grafana with the demo. What is there is left alone, also where people changed it; a run that was cut short is
 * completed by the next one.
 *
 * @throws DemoError with one sentence when Grafana is not up or refuses
 */
export async function seed(options: SeedOptions): Promise<SeedResult> {
  const { url, adminUser, adminPassword, log: write, patienceMs = PATIENCE_MS, now = Date.now } = options;
  const log = new SeedLog(write);
  const admin = fetchHttp({ url, authorization: basicAuthorization(adminUser, adminPassword) });
  const httpAs = (login: string): HttpPort =>
    fetchHttp({ url, authorization: basicAuthorization(login, DEMO_PASSWORD) });
  const storeAs = (login: string): GrafanaStore => new GrafanaStore(httpAs(login), { now });
  try {
    await waitForGrafana(fetchHttp({ url }), url, patienceMs, write);
    log.about('People');
    const userIds = await seedPeople(admin, httpAs, log);
    log.about('Set-up');
    await seedSetUp(admin, log);
    await reloadPermissions(httpAs);
    log.about('Definitions');
    await seedDefinitions(storeAs('sam'), storeAs('lee'), userIds, log);
    log.about('Agreements');
    await seedAgreements(storeAs, now(), log, patienceMs);
    log.about('Deploys');
    await seedDeploys(httpAs('sam'), deploysOf(options), log);
  } catch (error) {
    throw explained(error, url);
  }
  write(log.changes === 0 ? 'Everything was there already; nothing was changed.' : 'The demo is in place.');
  return { changes: log.changes };
}

async function seedSetUp(admin: HttpPort, log: SeedLog): Promise<void> {
  for (const { outcome, message } of await setUpGrafana(admin)) {
    if (outcome === 'failed') {
      throw new DemoError(message);
    }
    if (outcome === 'done') {
      log.made(message);
    }
  }
}

/**
 * Grafana keeps what a user may do for a minute, and an unseen folder lists as empty: whoever asked for anything before the
 * folders were made would not find them. So everybody asks anew before anybody lists.
 */
async function reloadPermissions(httpAs: (login: string) => HttpPort): Promise<void> {
  for (const { login } of DEMO_PEOPLE) {
    await httpAs(login).send(RELOAD_OWN_PERMISSIONS);
  }
}

function deploysOf({ deploys, storyDir }: SeedOptions): readonly Deploy[] {
  return deploys ?? (storyDir === undefined ? [] : readStory(storyDir).deploys);
}

function explained(error: unknown, url: string): unknown {
  if (error instanceof StoreError) {
    return new DemoError(error.message);
  }
  if (isConnectionError(error)) {
    return new DemoError(`Grafana at ${url} stopped answering. Start it and run this again.`);
  }
  return error;
}

// What Node's fetch rejects with when the connection fails or takes too long.
function isConnectionError(error: unknown): boolean {
  return error instanceof Error && (error.message === 'fetch failed' || error.name === 'TimeoutError');
}

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(`${SEED_HELP}\n`);
    return 0;
  }
  try {
    await seed({ ...seedOptions(args), log: (line) => process.stdout.write(`${line}\n`) });
    return 0;
  } catch (error) {
    const text = error instanceof DemoError ? error.message : String((error as Error)?.stack ?? error);
    process.stderr.write(`\n${text}\n`);
    return 1;
  }
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => process.exit(code));
}
