import { type DataQueryRequest, type DataSourceInstanceSettings, dateTime, type ScopedVars } from '@grafana/data';

import { CHECKOUT } from '../core/policy/policyFixture';
import { decodeState } from '../frames/decodeState';
import type { Unreadable } from '../storage/ports';
import { TruceDatasource } from './TruceDatasource';
import type { TruceQuery } from './TruceQuery';

/** The variable $slo at "All", as Grafana fills it in: the ids of its options, or "All" where text is asked for. */
const mockReplace = (text: string, vars: ScopedVars, format: string) => {
  const value = vars.slo?.value ?? (format === 'text' ? 'All' : 'checkout,search');
  return text.replaceAll('$slo', String(value));
};

jest.mock('@grafana/runtime', () => ({
  getBackendSrv: () => ({}),
  // No metrics: what the answer says of the definitions does not hang on them.
  getDataSourceSrv: () => ({ get: () => Promise.reject(new Error('no metrics here')) }),
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

function ask(
  query: Partial<TruceQuery>,
  { slos = [CHECKOUT, SEARCH], ...unread }: Stored,
  scopedVars: ScopedVars = {}
) {
  const source = new TruceDatasource({ uid: 'truce' } as DataSourceInstanceSettings);
  jest.spyOn(source.library, 'contents').mockResolvedValue({
    definitions: {
      slos: slos.map((value) => ({ uid: `slo-${value.id}`, version: 1, value })),
      agreements: [],
      unreadable: (unread.definitions ?? []).map(lost),
    },
    record: { acts: [], unreadable: (unread.acts ?? []).map(lost) },
    folds: new Map(),
  });
  const range = { from: dateTime(Date.now() - 3_600_000), to: dateTime(Date.now()) };
  const targets = [{ refId: 'A', view: 'state', ...query }];
  return source.query({ targets, range, scopedVars, timezone: 'utc' } as unknown as DataQueryRequest<TruceQuery>);
}

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
