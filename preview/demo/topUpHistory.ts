import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { demoFiles } from './demoFiles';
import { type History } from './history';
import { writeBlocks } from './writeHistory';

/**
 * Closes the gap between the end of the written history and now. While the demo was off nothing was scraped; since all
 * counters are a pure function of time, everything that Prometheus collected itself is dropped and the same samples are
 * written up to now, as if the demo had never stopped. Prometheus must not be running.
 *
 * @throws DemoError when promtool fails
 */
export async function topUpHistory(
  dataDir: string,
  { story, marker }: Pick<History, 'story' | 'marker'>,
  nowMs: number,
  signal?: AbortSignal
): Promise<void> {
  const { tsdbDir, historyDir } = demoFiles(dataDir);
  for (const name of readdirSync(tsdbDir).filter((each) => !marker.blocks.includes(each))) {
    rmSync(path.join(tsdbDir, name), { recursive: true, force: true });
  }
  const stretch = { fromMs: story.anchorMs + 1, untilMs: nowMs };
  if (stretch.untilMs <= stretch.fromMs) {
    return;
  }
  const workDir = mkdtempSync(path.join(historyDir, 'topup-'));
  try {
    await writeBlocks(tsdbDir, workDir, story, marker, stretch, () => {}, signal);
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}
