import fc from 'fast-check';

import { CHECKOUT } from '../core/policy/policyFixture';
import type { Slo } from '../core/slo/Slo';
import { ledgerStart } from '../core/slo/ledgerStart';
import { formatNames, namesIn } from './namesIn';
import { narrowQuery } from './narrowQuery';
import { narrowVariableQuery } from './narrowVariableQuery';
import { queryTimes } from './queryTimes';
import { selectSlos } from './selectSlos';
import { variableOptions } from './variableOptions';

const HOUR = 3_600_000;
const ALL = [
  CHECKOUT,
  { ...CHECKOUT, id: 'search', title: 'Search answers' },
  { ...CHECKOUT, id: 'login', title: 'People can sign in', team: 'Identity' },
];

describe('a query from a dashboard', () => {
  it('answers the state of all SLOs when nothing is picked', () => {
    expect(narrowQuery({ refId: 'A' })).toEqual({
      ok: true,
      query: { refId: 'A', view: 'state', slo: undefined, team: undefined, periods: 12 },
    });
  });

  it.each([
    ['no object', 'state', 'no object'],
    ['an unknown view', { refId: 'A', view: 'sli2' }, 'The view "sli2" is not known'],
    ['an SLO that is no text', { refId: 'A', slo: 5 }, '"slo" must be text, not number'],
    ['no refId', { view: 'state' }, 'no refId'],
    ['no period', { refId: 'A', periods: 0 }, '"periods" must be a whole number from 1 to 60, not 0.'],
    ['periods in words', { refId: 'A', periods: 'twelve' }, 'from 1 to 60, not "twelve".'],
    ['half a period', { refId: 'A', periods: 1.5 }, 'not 1.5.'],
    ['an SLO that is none', { refId: 'A', definition: 'checkout' }, 'The SLO in the query cannot be read. The SLO is'],
  ])('is refused with a sentence when it is or has %s', (_, input, problem) => {
    const narrowed = narrowQuery(input);
    expect(narrowed.ok ? '' : narrowed.problem).toContain(problem);
  });

  it('holds an SLO that was narrowed', () => {
    expect(narrowQuery({ refId: 'A', view: 'ledger', periods: 3, definition: CHECKOUT })).toMatchObject({
      ok: true,
      query: { view: 'ledger', periods: 3, definition: CHECKOUT },
    });
  });

  it('never crashes, whatever is stored', () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof narrowQuery(input).ok === 'boolean'));
    fc.assert(fc.property(fc.anything(), (input) => ['slos', 'teams'].includes(narrowVariableQuery(input).kind)));
  });
});

describe('which SLOs a query means', () => {
  const ids = (slo?: string, team?: string) => {
    const selected = selectSlos(ALL, slo, team);
    return selected.ok ? selected.slos.map((it) => it.id) : selected.problem;
  };

  it.each([
    ['all without a name', undefined, undefined, ['checkout', 'search', 'login']],
    ['all for Grafana\'s "All"', '$__all', '', ['checkout', 'search', 'login']],
    ['one by id', 'search', undefined, ['search']],
    ['several from a variable', 'search,login', undefined, ['search', 'login']],
    ['those of a team', undefined, 'Identity', ['login']],
    ['those of both', 'search,login', 'Identity', ['login']],
  ])('%s', (_, slo, team, expected) => {
    expect(ids(slo, team)).toEqual(expected);
  });

  it('says which name is unknown, and which are known', () => {
    expect(ids('chekout')).toBe('There is no SLO "chekout". Known SLOs: checkout, login, search.');
    expect(ids(undefined, 'Nobody')).toBe('No SLO belongs to a team "Nobody". Known teams: Identity, Shop.');
    expect(selectSlos([], 'x', undefined)).toEqual({
      ok: false,
      problem: 'There is no SLO "x". There are no SLOs yet.',
    });
  });

  describe('when a definition cannot be read', () => {
    const LOST = [{ uid: 'slo-payments', name: 'Payments go through', problem: '"target" must be below 1.' }];
    const select = (slo?: string, team?: string) => selectSlos(ALL, slo, team, LOST);

    it('says why the one named has no answer, not that there is none', () => {
      const problem = 'The definition of "payments" cannot be read: "target" must be below 1.';
      expect(select('payments')).toEqual({ ok: false, problem });
      expect(select('search,payments')).toEqual({ ok: false, problem });
    });

    it('says of another name that it is unknown', () => {
      expect(select('payment')).toMatchObject({ problem: expect.stringContaining('There is no SLO "payment".') });
    });

    it('answers all and teams as before', () => {
      expect(select()).toEqual({ ok: true, slos: ALL });
      expect(select('$__all', 'Identity')).toEqual(selectSlos(ALL, undefined, 'Identity'));
      expect(select('search')).toEqual(selectSlos(ALL, 'search', undefined));
    });
  });
});

describe('a dashboard variable', () => {
  it('lists SLOs by title, or teams', () => {
    expect(variableOptions(ALL, { kind: 'slos' }).map((it) => it.text)).toEqual([
      'Checkout works',
      'People can sign in',
      'Search answers',
    ]);
    expect(variableOptions(ALL, { kind: 'slos', team: 'Identity' })).toEqual([
      { text: 'People can sign in', value: 'login' },
    ]);
    expect(variableOptions(ALL, { kind: 'teams' }).map((it) => it.value)).toEqual(['Identity', 'Shop']);
    expect(variableOptions(ALL, { kind: 'slos', team: 'Nobody' })).toEqual([]);
  });
});

describe('the names in a query', () => {
  it('are separated by commas, but for those within a name', () => {
    expect(namesIn('Shop, Identity')).toEqual(['Shop', 'Identity']);
    expect(namesIn('Search\\, Browse,Shop')).toEqual(['Search, Browse', 'Shop']);
    expect(namesIn(' , All,$__all,*')).toEqual([]);
  });

  it('are the ones put in, whatever is in them', () => {
    const name = fc.string({ minLength: 1 }).filter((it) => it.trim() === it && !/[\\*]|^(All|\$__all)$/.test(it));
    fc.assert(fc.property(fc.array(name), (names) => expect(namesIn(formatNames(names))).toEqual(names)));
    expect(formatNames('Search, Browse')).toBe('Search\\, Browse');
  });
});

describe('where a ledger starts', () => {
  const NOW = Date.UTC(2026, 10, 22, 11);
  const day = (slo: Pick<Slo, 'window' | 'startsOn'>, periods: number) =>
    new Date(ledgerStart(slo, NOW, periods)).toISOString().slice(0, 16);

  it.each<[string, Pick<Slo, 'window' | 'startsOn'>, number, string]>([
    ['the month that runs', { window: { kind: 'calendar', period: 'month', timeZone: 'UTC' } }, 1, '2026-11-01T00:00'],
    ['a year of months', { window: { kind: 'calendar', period: 'month', timeZone: 'UTC' } }, 12, '2025-12-01T00:00'],
    [
      'months of its own zone',
      { window: { kind: 'calendar', period: 'month', timeZone: 'Asia/Kolkata' } },
      2,
      '2026-09-30T18:30',
    ],
    ['months beside a rolling window', { window: { kind: 'rolling', days: 28 } }, 3, '2026-09-01T00:00'],
    [
      'three years at most',
      { window: { kind: 'calendar', period: 'quarter', timeZone: 'UTC' } },
      60,
      '2024-01-01T00:00',
    ],
    [
      'the period of its first day',
      { window: { kind: 'rolling', days: 28 }, startsOn: '2026-10-12' },
      12,
      '2026-10-01T00:00',
    ],
  ])('%s', (_, slo, periods, expected) => {
    expect(day(slo, periods)).toBe(expected);
  });
});

describe('the times of a graph', () => {
  const to = Date.UTC(2026, 10, 22, 11, 5);

  it('are five minutes apart where fine buckets reach, hours elsewhere', () => {
    expect(queryTimes(to - 6 * HOUR, to)).toHaveLength(73);
    const month = queryTimes(to - 28 * 24 * HOUR, to);
    expect(month[1]! - month[0]!).toBe(HOUR);
    expect(month[0]! % HOUR).toBe(0);
  });

  it('are apart by whole buckets where these are longer', () => {
    const times = queryTimes(to - 6 * HOUR, to, 10 * 60_000);
    expect(times[1]! - times[0]!).toBe(30 * 60_000);
    expect(queryTimes(to - 6 * HOUR, to, HOUR)).toHaveLength(7);
  });

  it('end with the last time that can be answered, and never are too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
        const times = queryTimes(to - minutes * 60_000, to);
        expect(times.at(-1)).toBe(to);
        expect(times.length).toBeLessThanOrEqual(1_002);
        expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true);
      })
    );
  });
});
