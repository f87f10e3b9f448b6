import { array, number, object, safeParse, string } from 'valibot';

import type { HttpPort } from '../../src/grafana/HttpPort';
import { messageOf } from '../../src/grafana/messageOf';
import { DemoError } from './DemoError';
import type { Deploy } from './Deploy';
import type { SeedLog } from './SeedLog';

const MOST_ANNOTATIONS = 10_000;

const annotationsSchema = array(object({ time: number(), tags: array(string()) }));

/** Writes the story's deploys as annotations, tagged `deploy` and `service:<name>`; those that are there are not repeated. */
export async function seedDeploys(http: HttpPort, deploys: readonly Deploy[], log: SeedLog): Promise<void> {
  if (deploys.length === 0) {
    return;
  }
  const times = deploys.map(({ timeMs }) => timeMs);
  const query = new URLSearchParams({
    tags: 'deploy',
    from: String(Math.min(...times) - 1),
    to: String(Math.max(...times) + 1),
    limit: String(MOST_ANNOTATIONS),
  });
  const { status, body } = await http.send({ method: 'GET', path: `/api/annotations?${query}` });
  const annotations = safeParse(annotationsSchema, body);
  if (status !== 200 || !annotations.success) {
    throw new DemoError(`Grafana does not list its annotations (status ${status}). Look into its log.`);
  }
  const there = new Set(annotations.output.flatMap(({ time, tags }) => tags.map((tag) => `${time} ${tag}`)));
  const missing = deploys.filter((deploy) => !there.has(`${deploy.timeMs} ${serviceTag(deploy)}`));
  for (const deploy of missing) {
    const { service, timeMs, version } = deploy;
    const answer = await http.send({
      method: 'POST',
      path: '/api/annotations',
      body: { time: timeMs, tags: ['deploy', serviceTag(deploy)], text: `${service} ${version} went live` },
    });
    if (answer.status !== 200) {
      throw new DemoError(`Grafana did not take the deploys of the story: ${messageOf(answer.body) || answer.status}.`);
    }
  }
  if (missing.length > 0) {
    log.made(`${missing.length} deploys`);
  }
}

function serviceTag({ service }: Deploy): string {
  return `service:${service}`;
}
