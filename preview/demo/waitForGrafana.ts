import type { HttpPort } from '../../src/grafana/HttpPort';
import { DemoError } from './DemoError';

const PAUSE_MS = 1_000;

/**
 * Waits until Grafana answers that it is well.
 *
 * @param patienceMs milliseconds after which it gives up
 * @throws DemoError when Grafana is not up by then
 */
export async function waitForGrafana(
  http: HttpPort,
  url: string,
  patienceMs: number,
  log: (line: string) => void
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; !(await isUp(http)); attempt++) {
    if (Date.now() + PAUSE_MS > deadline) {
      throw new DemoError(`No Grafana answers at ${url}. Start it, or name another address with --url.`);
    }
    if (attempt === 1) {
      log(`Waiting for Grafana at ${url} …`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function isUp(http: HttpPort): Promise<boolean> {
  try {
    const { status, body } = await http.send({ method: 'GET', path: '/api/health' });
    return status === 200 && typeof body === 'object' && body !== null && 'database' in body && body.database === 'ok';
  } catch {
    return false;
  }
}
