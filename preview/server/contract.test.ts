/** @jest-environment node */
import { differences } from './testing/differences';
import { recorded, recordedTopics, type Exchange } from './testing/Exchange';
import { FakePrometheus } from './testing/FakePrometheus';
import { LEFT_OUT } from './testing/leftOut';
import { recordedPrometheus } from './testing/recordedPrometheus';
import { replayed, SCENES } from './testing/scenes';
import { TestServer } from './testing/TestServer';

const RECORDED_PROMETHEUS = 'http://127.0.0.1:9191';

describe.each(SCENES)('the server answers as Grafana 12.4 was recorded: $topic', ({ topic, after, between }) => {
  let prometheus: FakePrometheus;
  let server: TestServer;

  beforeAll(async () => {
    prometheus = await FakePrometheus.start(recordedPrometheus());
    server = await TestServer.start({ prometheusUrl: prometheus.url });
    for (const exchange of after.flatMap(replayed)) {
      await server.replay(exchange);
    }
  });

  afterAll(async () => {
    await server.stop();
    await prometheus.stop();
  });

  const numbered = replayed(topic).map((exchange, index) => ({ exchange, title: `${index + 1}. ${exchange.name}` }));

  test.each(numbered)('$title', async ({ exchange }) => {
    await between[exchange.name]?.(server);

    const answer = await server.replay(exchange);

    const { status, contentType, body } = exchange.response;
    const text = answer.text.replaceAll(prometheus.url, RECORDED_PROMETHEUS);
    expect({ status: answer.status, contentType: answer.contentType, differs: compare(exchange, body, text) }).toEqual({
      status,
      contentType,
      differs: [],
    });
  });

  test('every exchange of another topic that belongs in between is played', () => {
    const names = replayed(topic).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(between)));
  });
});

describe('the recordings are used up', () => {
  test('every recorded topic is replayed or left out with a reason', () => {
    const used = [...SCENES.map(({ topic }) => topic), ...LEFT_OUT.map(({ topic }) => topic)];
    expect([...new Set(used)].sort()).toEqual(recordedTopics().sort());
  });

  test('every recorded exchange is either replayed or left out', () => {
    const all = recordedTopics().flatMap((topic) => recorded(topic).map((exchange) => ({ topic, exchange })));
    const uncovered = all.filter(({ topic, exchange }) => {
      const inScene = SCENES.some((scene) => scene.topic === topic);
      const isReplayed = inScene && replayed(topic).some(({ name }) => name === exchange.name);
      const isLeftOut = LEFT_OUT.some((left) => left.topic === topic && [exchange.name, '*'].includes(left.name));
      return isReplayed === isLeftOut;
    });
    expect(uncovered).toEqual([]);
  });

  test.each(LEFT_OUT)('what is left out was recorded, and it says why: $topic $name', ({ topic, name, reason }) => {
    const names = recorded(topic).map((exchange) => exchange.name);
    expect(name === '*' ? names.length : names.filter((other) => other === name).length).toBeGreaterThan(0);
    expect(reason).toMatch(/\.$/);
  });
});

function compare({ request }: Exchange, expected: unknown, text: string): string[] {
  const actual: unknown = JSON.parse(text);
  if (request.path.startsWith('/api/access-control/')) {
    return comparePermissions(expected as Record<string, string[]>, actual as Record<string, string[]>);
  }
  if (request.path === '/api/frontend/settings') {
    return compareSettings(expected as Settings, actual as Settings);
  }
  return differences(expected, actual);
}

/** The recording keeps some of the permissions, in no order and some scopes twice. */
function comparePermissions(expected: Record<string, string[]>, actual: Record<string, string[]>): string[] {
  const tidy = (map: Record<string, string[]>): Record<string, string[]> =>
    Object.fromEntries(Object.entries(map).map(([action, scopes]) => [action, [...new Set(scopes)].sort()]));
  const kept = Object.fromEntries(Object.entries(actual).filter(([action]) => !action.startsWith('alert.silences:')));
  return differences(tidy(expected), tidy(kept));
}

type Settings = Record<string, unknown>;

/** The recording keeps what belongs to the plugin and to Prometheus, and of the rest the names of the keys. */
function compareSettings({ _note, keys, ...expected }: Settings, actual: Settings): string[] {
  const unknownKeys = Object.keys(actual).filter((key) => !(keys as string[]).includes(key));
  const part = (name: string): Settings => {
    const wanted = Object.keys(expected[name] as Settings);
    return Object.fromEntries(Object.entries(actual[name] as Settings).filter(([key]) => wanted.includes(key)));
  };
  const kept = {
    ...Object.fromEntries(Object.entries(actual).filter(([key]) => key in expected)),
    datasources: part('datasources'),
    panels: part('panels'),
    apps: part('apps'),
  };
  return [...unknownKeys.map((key) => `${key} is not a key of Grafana's`), ...differences(expected, kept)];
}
