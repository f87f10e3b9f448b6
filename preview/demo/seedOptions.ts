import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { DemoError } from './DemoError';
import { demoFiles } from './demoFiles';

/** How the seed script was called. */
export interface SeedCommand {
  url: string;
  adminUser: string;
  adminPassword: string;
  /** The demo's data folder, if it holds a history. */
  storyDir?: string;
}

/** The options in words, for `--help`. */
export const SEED_HELP = `Options
  --url URL            address of Grafana (http://127.0.0.1:3000)
  --user NAME          a Grafana server admin (admin)
  --password PASSWORD  their password (admin)
  --data DIR           where the demo keeps its history (.demo)`;

/**
 * Reads the command line.
 *
 * @throws DemoError when an option is unknown or the address is not one
 */
export function seedOptions(args: readonly string[]): SeedCommand {
  const values = parse(args);
  const url = values.url ?? 'http://127.0.0.1:3000';
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new DemoError(`--url takes an address such as http://127.0.0.1:3000, not "${url}".`);
  }
  const dataDir = values.data ?? '.demo';
  if (values.data !== undefined && !existsSync(demoFiles(dataDir).marker)) {
    throw new DemoError(`There is no demo history in ${dataDir}. Start the demo first: npm run demo`);
  }
  return {
    url,
    adminUser: values.user ?? 'admin',
    adminPassword: values.password ?? 'admin',
    storyDir: existsSync(demoFiles(dataDir).marker) ? dataDir : undefined,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        user: { type: 'string' },
        password: { type: 'string' },
        data: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new DemoError(`${error instanceof Error ? error.message : String(error)}\n${SEED_HELP}`);
  }
}
