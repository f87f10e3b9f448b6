import { recorded, type Exchange } from './Exchange';
import { LEFT_OUT } from './leftOut';
import type { TestServer } from './TestServer';

/**
 * What has to have happened before a topic's exchanges, because all were recorded in one session: topics that came
 * first, and exchanges of other topics that came in between.
 */
export interface Scene {
  topic: string;
  after: string[];
  /** By the name of the exchange that follows. */
  between: Record<string, (server: TestServer) => Promise<unknown>>;
}

const createNestedSource = (server: TestServer): Promise<unknown> =>
  server.replay(find('data-sources', 'create nested datasource as admin'));

export const SCENES: Scene[] = [
  { topic: 'people', after: [], between: {} },
  { topic: 'folders', after: ['people'], between: { 'create folder as admin': createNestedSource } },
  {
    topic: 'library-elements',
    after: ['people', 'folders'],
    between: {
      'sign-off after its creator renamed the login': (server) =>
        server.replay(find('people', 'user renames own login')),
      'sign-off tampered by editor': (server) => server.replay(find('people', 'admin renames the user back')),
      'element of the dashboard, connections': (server) =>
        server.replay(find('dashboards', 'save dashboard with library panel')),
    },
  },
  { topic: 'annotations', after: ['people', 'folders'], between: {} },
  { topic: 'dashboards', after: ['people', 'folders'], between: {} },
  { topic: 'data-sources', after: ['people'], between: {} },
  { topic: 'queries', after: ['people'], between: {} },
  { topic: 'plugins', after: ['people'], between: {} },
];

/** The exchanges of a topic that are replayed. */
export function replayed(topic: string): Exchange[] {
  const left = LEFT_OUT.filter((entry) => entry.topic === topic).map(({ name }) => name);
  return left.includes('*') ? [] : recorded(topic).filter(({ name }) => !left.includes(name));
}

function find(topic: string, name: string): Exchange {
  const found = recorded(topic).find((exchange) => exchange.name === name);
  if (!found) {
    throw new Error(`nothing was recorded under ${topic}: ${name}`);
  }
  return found;
}
