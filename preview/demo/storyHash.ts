import { createHash } from 'node:crypto';

import { metricSeries } from './metricSeries';
import { type Story } from './story';

/** A short digest of all that is told and counted, to notice that the story has been rewritten since. */
export function storyHash(story: Story): string {
  const hash = createHash('sha256');
  const { deploys, incidents, maintenances } = story;
  hash.update(JSON.stringify({ deploys, incidents, maintenances }));
  for (const { plan, counts, resetsMs, stopsMs } of story.services) {
    const series = metricSeries(plan, 'all').map(({ name, labels }) => ({ name, labels }));
    hash.update(JSON.stringify({ plan, series, resetsMs, stopsMs }));
    hash.update(new Uint8Array(counts.total.buffer));
    hash.update(new Uint8Array(counts.bad.buffer));
  }
  return hash.digest('hex').slice(0, 16);
}
