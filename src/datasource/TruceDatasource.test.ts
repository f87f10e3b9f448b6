import { type DataQueryRequest, type DataSourceInstanceSettings, dateTime, type ScopedVars } from '@grafana/data';
import { waitFor } from '@testing-library/react';
import { lastValueFrom, Observable } from 'rxjs';

import { CHECKOUT } from '../core/policy/policyFixture';
import { FRAME_VIEWS } from '../frames/columns';
import { decodeState } from '../frames/decodeState';
import type { Unreadable } from '../storage/ports';
import { GrafanaStore } from '../storage/grafana/GrafanaStore';
import { storedFixture } from '../storage/storedFixture';
import { TruceDatasource } from './TruceDatasource';
import type { TruceQuery } from './TruceQuery';

/** The variable $slo at "All", as Grafana fills it in: the ids of its options, or "All" where text is asked for. */
const mockReplace = (text: string, vars: ScopedVars, format: string | ((value: unknown) => string)) =>
  text.replace(/\$(\w+)/g, (_, name: string) => {
    const value: unknown = vars[name]?.value ?? ['checkout', 'search'];
    return typeof format === 'function' ? format(value) : Array.isArray(value) ? 'All' : String(value);
  });

// No metrics: what the answer says of the definitions does not hang on them.
const mockGet = jest.fn((): Promise<unknown> => Promise.reject(new Error('no metrics here')));

jest.mock('@grafana/runtime', () => ({
  getBackendSrv: () => ({}),
  getDataSourceSrv: () => ({ get: mockGet }),
  getTemplateSrv: () => ({ replace: mockReplace }),
}));

const SEARCH = { ...CHECKOUT, id: 'search', title: 'Search answers', team: 'Search' };
const lost = (uid: string): Unreadable => ({ uid, name: `Name of ${uid}`, problem: 'Its target must be below 1.' });
const said = (uid: string) => `"Name of ${uid}" cannot be read and is not shown: Its target must be below 1.`;

interface Stored {
  slos?: Array<typeof CHECKOUT>;
  definitions?: string[];
  acts?: string[];
}

function sourceOf({ slos = [CHECKOUT, SEARCH], ...unread }: Stored = {}) {
  const source = new TruceDatasource({ uid: 'truce' } as DataSourceInstanceSettings);
  const definitions = jest.spyOn(GrafanaStore.prototype, 'definitions').mockResolvedValue({
    slos: slos.map((value) => storedFixture(`slo-${value.id}`, value)),
    agreements: [],
    unreadable: (unread.definitions ?? []).map(lost),
  });
  const record = { acts: [], unreadable: (unread.acts ?? []).map(lost) };
  jest.spyOn(GrafanaStore.prototype, 'actsSince').mockResolvedValue(record);
  definitions.mockClear();
  return { source, definitions };
}

function requestOf(queries: Array<Record<string, unknown>>, scopedVars: ScopedVars = {}, hoursAgo = 0) {
  const to = Date.now() - hoursAgo * 3_600_000;
  const range = { from: dateTime(to - 3_600_000), to: dateTime(to) };
  const targets = queries.map((query, i) => ({ refId: 'ABC'[i], view: 'state', ...query }));
  return { targets, range, scopedVars, timezone: 'utc' } as unknown as DataQueryRequest<TruceQuery>;
}

function ask(query: Partial<TruceQuery>, stored: Stored, scopedVars: ScopedVars = {}) {
  return lastValueFrom(sourceOf(stored).source.query(requestOf([{ ...query }], scopedVars)));
}

beforeEach(() => {
  mockGet.mockImplementation(() => Promise.reject(new Error('no metrics here')));
});

describe('a definition that cannot be read', () => {
  it('is named in the answer to a query for all SLOs, before what is no SLO', async () => {
    const { data, errors } = await ask({}, { definitions: ['agreement-shop', 'slo-login'], acts: ['act-1'] });
    expect(errors).toEqual([]);
    expect(data[0].meta.notices).toEqual(
      ['slo-login', 'agreement-shop', 'act-1'].map((uid) => ({ severity: 'warning', text: said(uid) }))
    );
    expect(decodeState(data)).toMatchObject({
      ok: true,
      value: {
        items: [{ slo: 'checkout' }, { slo: 'search' }],
        problems: [],
        notices: [said('slo-login'), said('agreement-shop'), said('act-1')],
        unreadable: { slos: 1, all: 3 },
      },
    });
  });

  it.each<[string, Partial<TruceQuery>]>([
    ["for Grafana's own All", { slo: '$__all' }],
    ['for a variable at All, which holds but the readable ids', { slo: '$slo' }],
    ['for all of a team, as nobody can tell whose it is', { team: 'Search' }],
  ])('is named in the answer %s', async (_, query) => {
    const { data } = await ask(query, { definitions: ['slo-login'] });
    expect(data[0].meta.notices).toEqual([{ severity: 'warning', text: said('slo-login') }]);
  });

  it('is named once in an answer of several graphs', async () => {
    const { data } = await ask({ view: 'budget' }, { definitions: ['slo-login'] });
    expect(data.map((frame) => frame.meta.notices?.length ?? 0)).toEqual([1, 0]);
  });

  it.each<[string, Partial<TruceQuery>, ScopedVars]>([
    ['one SLO', { slo: 'search' }, {}],
    ['one of a row that repeats', { slo: '$slo' }, { slo: { text: 'Search answers', value: 'search' } }],
  ])('does not disturb the answer for %s', async (_, query, scopedVars) => {
    const { data, errors } = await ask(query, { definitions: ['slo-login'] }, scopedVars);
    expect(errors).toEqual([]);
    expect(data[0].meta.notices).toBeUndefined();
  });

  it('is named in the answer for an SLO whose agreement it may be', async () => {
    const { data } = await ask({ slo: 'search' }, { definitions: ['agreement-shop', 'slo-login'], acts: ['act-1'] });
    expect(data[0].meta.notices).toEqual([{ severity: 'warning', text: said('agreement-shop') }]);
  });

  it('is what a query that names it fails with', async () => {
    const { data, errors } = await ask({ slo: 'login' }, { definitions: ['slo-login'] });
    expect(data).toEqual([]);
    expect(errors).toEqual([
      { refId: 'A', message: 'The definition of "login" cannot be read: Its target must be below 1.' },
    ]);
  });

  it('is named with four others at most, and the others are counted', async () => {
    const definitions = Array.from({ length: 8 }, (_, i) => `slo-${i}`);
    const { data } = await ask({}, { definitions });
    const texts = data[0].meta.notices.map((it: { text: string }) => it.text);
    expect(texts).toEqual([...definitions.slice(0, 5).map(said), 'and 3 more']);
    const five = await ask({}, { definitions: definitions.slice(0, 5) });
    expect(five.data[0].meta.notices).toHaveLength(5);
  });

  it('is the error of a query for all when no other can be read', async () => {
    const none = { slos: [], definitions: ['agreement-shop', 'slo-login', 'slo-pay'] };
    const message = 'No SLO can be read. "Name of slo-login": Its target must be below 1. And 1 more.';
    expect((await ask({}, none)).errors).toEqual([{ refId: 'A', message }]);
    expect((await ask({ team: 'Shop' }, none)).errors).toEqual([{ refId: 'A', message }]);
    expect((await ask({}, { slos: [], definitions: ['slo-login'] })).errors?.[0]?.message).not.toContain('more');
  });

  it('leaves an answer alone where everything can be read', async () => {
    const { data } = await ask({}, {});
    expect(data[0].meta.notices).toBeUndefined();
    expect(data[0].meta.custom).toEqual({ truce: { view: 'state', contract: 1 } });
  });
});

describe('a query', () => {
  const titles = (data: Array<{ fields: Array<{ name: string; values: unknown[] }> }>) =>
    data[0]!.fields.find((it) => it.name === 'Promise')!.values;

  it.each(FRAME_VIEWS)('answers the view %s', async (view) => {
    const { data, errors } = await ask({ view, slo: 'checkout' }, {});
    expect(errors).toEqual([]);
    expect(data).toHaveLength(1);
    expect(data[0].meta.custom.truce).toMatchObject({ view, contract: 1 });
  });

  it('finds a team with a comma in its name, typed or from a variable', async () => {
    const slos = [CHECKOUT, { ...SEARCH, team: 'Search, Browse and Find' }];
    const typed = await ask({ team: 'Search\\, Browse and Find' }, { slos });
    const chosen = await ask({ team: '$team' }, { slos }, { team: { text: '', value: 'Search, Browse and Find' } });
    const both = { team: { text: '', value: ['Search, Browse and Find', CHECKOUT.team] } };
    expect([typed, chosen].map((it) => titles(it.data))).toEqual([['Search answers'], ['Search answers']]);
    expect(titles((await ask({ team: '$team' }, { slos }, both)).data)).toHaveLength(2);
  });

  it('about a time that is over does not speak of today', async () => {
    const draft = { ...CHECKOUT, id: 'draft' };
    const words = async (hoursAgo: number) => {
      const { source } = sourceOf();
      const response = await lastValueFrom(
        source.query(requestOf([{ view: 'budget', definition: draft }], {}, hoursAgo))
      );
      return response.data[0].meta.custom.truce.pace;
    };
    expect(await words(0)).toBe("at today's pace");
    expect(await words(48)).toBe("at that day's pace");
  });

  it('with an error does not disturb the others of its panel', async () => {
    const { source } = sourceOf();
    const { data, errors, state } = await lastValueFrom(
      source.query(requestOf([{ slo: 'nothing' }, { slo: 'search' }]))
    );
    expect(errors).toEqual([{ refId: 'A', message: expect.stringContaining('There is no SLO "nothing".') }]);
    expect(titles(data)).toEqual(['Search answers']);
    expect(state).toBe('Error');
  });
});

describe('an SLO that travels in the query', () => {
  it('is answered without being stored, and has no agreement', async () => {
    const { source, definitions } = sourceOf();
    const query = { definition: { ...CHECKOUT, title: 'A new promise' }, slo: 'nothing' };
    const { data, errors } = await lastValueFrom(source.query(requestOf([query])));
    expect(errors).toEqual([]);
    expect(decodeState(data)).toMatchObject({
      ok: true,
      value: { items: [{ title: 'A new promise', detail: { state: 'unsigned' } }] },
    });
    expect(definitions).not.toHaveBeenCalled();
    expect(source.getQueryDisplayText({ refId: 'A', view: 'state', ...query })).toBe('state: draft A new promise');
  });

  it('is refused with every problem it has', async () => {
    const { errors } = await ask({ definition: { ...CHECKOUT, target: 2, window: undefined } }, {});
    expect(errors![0]!.message).toMatch(/^The SLO in the query cannot be read\. .*target is 2\..*window is missing\./s);
  });
});

describe('a panel that is closed before its answer came', () => {
  it('ends the reading that nobody else waits for, and only that', async () => {
    let [asked, ended] = [0, 0];
    const reading = () =>
      new Observable(() => {
        asked++;
        return () => ended++;
      });
    mockGet.mockImplementation(() => Promise.resolve({ query: reading }));
    const up = { ...CHECKOUT, indicator: { kind: 'up', gauge: 'probe_success', across: 'all' } as const };
    const { source } = sourceOf({ slos: [up] });
    const request = requestOf([{}], {}, 1);
    const [first, second] = [1, 2].map(() => source.query(request).subscribe());
    await waitFor(() => expect(asked).toBeGreaterThan(0));
    await settled();
    const shared = asked;
    first!.unsubscribe();
    await settled();
    expect(ended).toBe(0);
    second!.unsubscribe();
    await waitFor(() => expect(ended).toBe(shared));
  });

  /** Lets everything happen that waits for nothing but its turn. */
  async function settled(): Promise<void> {
    for (let i = 0; i < 100; i++) {
      await Promise.resolve();
    }
  }
});
