/** @jest-environment node */
import * as fc from 'fast-check';

import { RECORD_FOLDER } from '../../src/grafana/places';
import { actName } from '../../src/storage/actName';
import { ACTS_OF_ALL_KINDS } from '../../src/storage/actsFixture';
import { GrafanaStore } from '../../src/storage/grafana/GrafanaStore';
import { ElementsPort, type ListedElement } from './elementsPort';

const NOW = Date.UTC(2027, 2, 3, 9);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An act that was said so long before now, by somebody whose clock is so much ahead of the server's. */
function act(agoMs: number, clockAheadMs = 0, i = 0): ListedElement {
  const at = NOW - agoMs;
  const by = { id: 3, name: 'sam' };
  const time = new Date(at).toISOString();
  return {
    uid: `act-${agoMs}-${i}`,
    name: actName(at + clockAheadMs, 'checkout', 'note'),
    description: '',
    folderUid: RECORD_FOLDER.uid,
    version: 1,
    model: { options: { schemaVersion: 2, kind: 'act', value: ACTS_OF_ALL_KINDS.note } },
    meta: { created: time, updated: time, createdBy: by, updatedBy: by },
  };
}

/** One act an hour, for so many hours. */
const hourly = (hours: number) => Array.from({ length: hours }, (_, i) => act((i + 1) * HOUR_MS));

const pages = ({ requests }: ElementsPort) =>
  requests.map((path) => {
    const query = new URL(path, 'http://grafana').searchParams;
    return [query.get('sortDirection'), Number(query.get('perPage')), Number(query.get('page'))];
  });

async function read(port: ElementsPort, agoMs: number): Promise<string[]> {
  const { acts } = await new GrafanaStore(port).actsSince(NOW - agoMs);
  return acts.map(({ uid }) => uid);
}

describe('reading the newest acts alone', () => {
  test('one small page is enough where the rest is older, whatever there is behind it', async () => {
    const port = new ElementsPort([...hourly(3), ...Array.from({ length: 5000 }, (_, i) => act(9 * DAY_MS, 0, i))]);
    expect(await read(port, 4 * HOUR_MS)).toHaveLength(3);
    expect(pages(port)).toEqual([
      ['alpha-desc', 100, 1],
      ['alpha-desc', 100, 2],
    ]);
  });

  test('pages go on until a whole one is older, and grow without a gap', async () => {
    const port = new ElementsPort(hourly(5000));
    expect(await read(port, 1000 * HOUR_MS)).toHaveLength(1000);
    expect(pages(port).map(([, ...page]) => page)).toEqual([
      [100, 1],
      [100, 2],
      [200, 2],
      [400, 2],
      [800, 2],
      [800, 3],
    ]);
  });

  test('all of them are read in few requests where all are wanted', async () => {
    const port = new ElementsPort(hourly(5000));
    expect(await read(port, 9000 * HOUR_MS)).toHaveLength(5000);
    expect(port.requests).toHaveLength(10);
  });

  test('an empty record is one request', async () => {
    const port = new ElementsPort([]);
    expect(await read(port, DAY_MS)).toEqual([]);
    expect(port.requests).toHaveLength(1);
  });

  test('panels of other people among them do not end the reading', async () => {
    const foreign = Array.from({ length: 150 }, (_, i) => ({
      ...act(400 * DAY_MS, 0, i),
      name: i < 100 ? `A panel ${i}` : `zzz ${i}`,
      model: { options: {} },
    }));
    expect(await read(new ElementsPort([...foreign, ...hourly(300)]), 2.5 * HOUR_MS)).toHaveLength(2);
  });

  test('an act of a slow clock is found behind many that are older than it', async () => {
    const late = act(23 * HOUR_MS, -20 * HOUR_MS);
    const older = Array.from({ length: 150 }, (_, i) => act(25 * HOUR_MS + i * MINUTE_MS, 0, i));
    expect(await read(new ElementsPort([late, ...older]), DAY_MS)).toEqual([late.uid]);
  });

  test('a clock that is a day slow or years ahead hides no act, however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: -24, max: 9000 })), {
          maxLength: 400,
        }),
        fc.integer({ min: 0, max: 50 }),
        async (said, sinceHours) => {
          const acts = said.map(([hoursAgo, aheadHours], i) => act(hoursAgo * HOUR_MS, aheadHours * HOUR_MS, i));
          const wanted = acts.filter(({ uid }) => Number(uid.split('-')[1]) <= sinceHours * HOUR_MS);
          const found = await read(new ElementsPort(acts), sinceHours * HOUR_MS);
          expect(found.sort()).toEqual(wanted.map(({ uid }) => uid).sort());
        }
      ),
      { numRuns: 60 }
    );
  });

  test('an act said with a clock that is a month slow is named after the newest that was read', async () => {
    const port = new ElementsPort(hourly(2));
    const names: string[] = [];
    const store = new GrafanaStore(
      {
        async send(request) {
          if (request.method === 'GET') {
            return port.send(request);
          }
          const { uid, name, model } = request.body as ListedElement;
          names.push(name);
          return { status: 200, body: { result: { ...act(0), uid, name, model } } };
        },
      },
      { now: () => NOW - 30 * DAY_MS }
    );
    await store.actsSince(NOW - DAY_MS);
    await store.appendAct('a1', ACTS_OF_ALL_KINDS.note);
    expect(names).toEqual([actName(NOW - HOUR_MS, 'checkout', 'note')]);
  });
});
