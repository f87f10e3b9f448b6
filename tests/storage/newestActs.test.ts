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
  const id = `${agoMs}-${i}`;
  return {
    uid: `act-${id}`,
    name: actName(at + clockAheadMs, 'checkout', 'note', id),
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
    expect(pages(port)).toEqual([['alpha-desc', 100, 1]]);
  });

  test('pages go on until one reaches back far enough, and grow without a gap', async () => {
    const port = new ElementsPort(hourly(5000));
    expect(await read(port, 1000 * HOUR_MS)).toHaveLength(1000);
    expect(pages(port).map(([, ...page]) => page)).toEqual([
      [100, 1],
      [100, 2],
      [200, 2],
      [400, 2],
      [800, 2],
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

  test.each([
    ['sort after every act', (i: number) => `zzz ${i}`],
    ['look like acts of a time to come', (i: number) => `truce act 9999-12-31T00:00:00.${100 + i}Z agreement-x note`],
    ['have a name like the beginning of an act', (i: number) => `truce act 9 ${i}`],
    [
      'look like old acts, but for a capital',
      (i: number) => `Truce act 2001-01-01T00:00:00.${100 + i}Z agreement-x note`,
    ],
  ])('hundreds of panels whose names %s hide no act', async (_case, nameOf) => {
    const foreign = (i: number) => ({ ...act(400 * DAY_MS, 0, i), name: nameOf(i), model: { options: {} } });
    const port = new ElementsPort([...Array.from({ length: 350 }, (_, i) => foreign(i)), ...hourly(300)]);
    expect(await read(port, 2.5 * HOUR_MS)).toHaveLength(2);
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
    expect(names).toEqual([actName(NOW - HOUR_MS, 'checkout', 'note', 'a1')]);
  });
});

describe('an act whose name does not fit it', () => {
  const by = { id: 3, login: 'sam' };
  const noted = act(HOUR_MS);
  const fine = act(2 * HOUR_MS);
  const misfits: Array<[string, Partial<ListedElement>, string]> = [
    ['is no name of an act', { name: 'zzz' }, 'Truce names an act by its time, its agreement and what it is.'],
    [
      'is of another agreement',
      { name: noted.name.replace('agreement-checkout', 'agreement-search') },
      'it is named as one of search, and is about checkout.',
    ],
    ['is of another kind', { name: noted.name.replace(' note ', ' sign ') }, 'it is named sign, and is note.'],
    ['is of another act', { name: noted.name.replace(/ \S+$/, ' x') }, 'it is named as act-x.'],
    [
      'is of long before',
      { name: noted.name.replace('2027-03-03', '2027-03-01') },
      'it is dated 2027-03-01T08:00:00.000Z, and was made more than a day later.',
    ],
  ];

  test.each(misfits)('(it %s) is read by nobody, and listed with what to do', async (_case, change, misfit) => {
    const store = new GrafanaStore(new ElementsPort([{ ...noted, ...change }, fine]));
    const problem = `Its name does not fit what it says: ${misfit} Remove it.`;
    const whole = await store.acts();
    expect(whole.acts.map(({ uid }) => uid)).toEqual([fine.uid]);
    expect(whole.unreadable).toEqual([{ uid: noted.uid, name: change.name, problem, agreement: 'checkout', by }]);
    expect(await store.actsSince(NOW - DAY_MS)).toEqual(whole);
  });

  test('an older name, without the id, fits', async () => {
    const old = { ...noted, name: noted.name.replace(/ \S+$/, '') };
    expect(await new GrafanaStore(new ElementsPort([old])).acts()).toMatchObject({ acts: [{}], unreadable: [] });
  });

  test('whole and newest agree on which acts there are, whatever anybody calls them', async () => {
    const anyName = fc.constantFrom<Array<(it: ListedElement) => string>>(
      (it) => it.name,
      (it) => it.name.replace('2027', '2020'),
      (it) => it.name.replace('2027', '2031'),
      (it) => `zzz ${it.uid}`,
      (it) => `a ${it.uid}`,
      (it) => it.name.replace('checkout', 'search')
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), anyName), { maxLength: 350 }),
        fc.integer({ min: 0, max: 50 }),
        async (said, sinceHours) => {
          const elements = said.map(([hoursAgo, nameOf], i) => {
            const it = act(hoursAgo * HOUR_MS, 0, i);
            return { ...it, name: nameOf(it) };
          });
          const port = new ElementsPort(elements);
          const since = NOW - sinceHours * HOUR_MS;
          const whole = (await new GrafanaStore(port).acts()).acts.filter((it) => it.createdAt >= since);
          expect((await read(port, sinceHours * HOUR_MS)).sort()).toEqual(whole.map(({ uid }) => uid).sort());
        }
      ),
      { numRuns: 60 }
    );
  });

  test('who writes with a clock that is days slow, and has read nothing, is told so', async () => {
    const store = new GrafanaStore(
      {
        async send({ body }) {
          const { uid, name, model } = body as ListedElement;
          return { status: 200, body: { result: { ...act(0), uid, name, model } } };
        },
      },
      { now: () => NOW - 3 * DAY_MS }
    );
    await expect(store.appendAct('a1', ACTS_OF_ALL_KINDS.note)).rejects.toMatchObject({
      kind: 'bad-input',
      message: expect.stringMatching(/^Your computer's clock is more than a day behind .* say it again\.$/),
    });
    await expect(store.appendAct('a2', ACTS_OF_ALL_KINDS.note)).resolves.toMatchObject({ uid: 'act-a2' });
  });
});

describe('what Grafana takes out of a page, for who may not see it', () => {
  test('a short page does not end the reading of the newest', async () => {
    const port = new ElementsPort(hourly(250));
    port.hidden = new Set(hourly(60).map(({ uid }) => uid));
    expect(await read(port, 200.5 * HOUR_MS)).toHaveLength(140);
  });

  test('what is counted and never handed out is said, also where it is one of many', async () => {
    const port = new ElementsPort(hourly(5100));
    port.hidden = new Set(hourly(2).map(({ uid }) => uid));
    const { acts, unreadable } = await new GrafanaStore(port).acts();
    expect(acts).toHaveLength(5098);
    expect(unreadable).toEqual([
      {
        uid: 'truce-record',
        name: 'Truce record',
        problem:
          '2 elements of the folder cannot be read, though Grafana counts them. ' +
          'Reload the page. If that does not help, ask an admin for View on all of the folder Truce record.',
      },
    ]);
  });

  test('who may not look into the folder at all finds it empty', async () => {
    const port = new ElementsPort(hourly(3));
    port.hidden = new Set(hourly(3).map(({ uid }) => uid));
    expect(await new GrafanaStore(port).acts()).toEqual({ acts: [], unreadable: [] });
  });
});
