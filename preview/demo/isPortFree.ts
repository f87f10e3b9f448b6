import net from 'node:net';

import { DemoError } from './DemoError';

/** Whether something could listen there. */
export function isPortFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Checks a port before anything slow begins.
 *
 * @param flag the option that chooses another port
 * @throws DemoError when it is taken
 */
export async function ensurePortFree(host: string, port: number, what: string, flag: string): Promise<void> {
  if (!(await isPortFree(host, port))) {
    throw new DemoError(
      `Port ${port} for ${what} is taken on ${host}. Stop what listens there, or choose another one with ${flag}.`
    );
  }
}
