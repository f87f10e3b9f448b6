/** The command line: `npm run truce -- budget …`, and what `npm run build:cli` bundles. */
import { nodeWorld } from '../src/cli/nodeWorld';
import { runTruce } from '../src/cli/runTruce';

// Whoever reads the output may stop reading (truce … | head): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

void runTruce(process.argv.slice(2), nodeWorld()).then((code) => {
  process.exitCode = code;
});
