/** @jest-environment node */
import path from 'node:path';

import { buildSync } from 'esbuild';

const ROOM = path.resolve(__dirname, '../../src/grafana');

it.each(['prometheusHttpSource.ts', 'grafanaHttpSource.ts', 'fetchHttp.ts'])(
  '%s needs neither a browser nor Grafana: the command line reads through it',
  (file) => {
    const { metafile } = buildSync({
      entryPoints: [path.join(ROOM, file)],
      bundle: true,
      platform: 'node',
      write: false,
      metafile: true,
    });
    expect(Object.keys(metafile.inputs).filter((it) => it.includes('node_modules'))).toEqual([]);
  }
);
