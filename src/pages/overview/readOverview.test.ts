import type { DataQueryRequest } from '@grafana/data';
import { of } from 'rxjs';

import type { TruceQuery } from '../../datasource/TruceQuery';
import { StoreError } from '../../storage/StoreError';
import { stateFrame, THREE_ROWS } from './overviewFixture';
import { type OverviewPorts, readOverview } from './readOverview';

const NOW = Date.UTC(2026, 10, 22, 12);

interface Setting {
  uids?: string[];
  seesFolders?: boolean | Error;
  slos?: number;
  unreadable?: Array<{ uid: string; name: string; problem: string }>;
  refusal?: Error;
  answer?: object;
}

function ports(setting: Setting = {}) {
  const { uids = ['truce'], seesFolders = true, slos = 3, unreadable = [], refusal, answer } = setting;
  const query = jest.fn((_: DataQueryRequest<TruceQuery>) => of(answer ?? { data: [stateFrame(THREE_ROWS)] }));
  const contents = async () => {
    if (refusal) {
      throw refusal;
    }
    return {
      definitions: { slos: Array.from({ length: slos }, () => ({})), agreements: [], unreadable },
      record: { acts: [], unreadable: [] },
    };
  };
  const get = jest.fn(async (ref: { uid: string }) => ({ uid: ref.uid, type: 'ours', library: { contents }, query }));
  const areFoldersSeen = jest.fn(async () => {
    if (seesFolders instanceof Error) {
      throw seesFolders;
    }
    return seesFolders;
  });
  const sources = { getList: () => uids.map((uid) => ({ uid, type: 'ours' })), get };
  return { query, get, areFoldersSeen, ports: { sources, areFoldersSeen, now: () => NOW } as unknown as OverviewPorts };
}

describe('reading the overview', () => {
  it('asks the Truce data source for the state of all SLOs now, as a panel does', async () => {
    const { ports: given, query } = ports();
    const overview = await readOverview(given);
    expect(overview).toMatchObject({ kind: 'rows', at: NOW, problems: [] });
    expect(overview.kind === 'rows' && overview.rows.map((row) => row.slo)).toEqual(['payments', 'checkout', 'search']);
    const request = query.mock.calls[0]![0];
    expect(request.targets).toEqual([{ refId: 'A', view: 'state', datasource: { uid: 'truce', type: 'ours' } }]);
    expect(request.range.to.valueOf()).toBe(NOW);
  });

  it('asks for some SLOs only where they are named', async () => {
    const { ports: given, query } = ports();
    await readOverview(given, ['checkout', 'search']);
    expect(query.mock.calls[0]![0].targets[0]).toMatchObject({ view: 'state', slo: 'checkout,search' });
  });

  it('never uses a request id twice, because Grafana cancels the first of two', async () => {
    const { ports: given, query } = ports();
    await readOverview(given);
    await readOverview(given);
    expect(query.mock.calls[0]![0].requestId).not.toBe(query.mock.calls[1]![0].requestId);
  });

  it('prefers the data source that the set-up makes, and takes another when there is no such', async () => {
    const both = ports({ uids: ['other', 'truce'] });
    await readOverview(both.ports);
    expect(both.get.mock.calls[0]![0].uid).toBe('truce');
    const other = ports({ uids: ['other'] });
    await readOverview(other.ports);
    expect(other.get.mock.calls[0]![0].uid).toBe('other');
  });

  it('names what is stored but could not be read', async () => {
    const unreadable = [{ uid: 'slo-a', name: 'Login', problem: '"target" is missing.' }];
    expect(await readOverview(ports({ unreadable }).ports)).toMatchObject({
      kind: 'rows',
      problems: ['Login (slo-a): "target" is missing.'],
    });
  });

  it('says that the data source is missing when the folders are there', async () => {
    expect(await readOverview(ports({ uids: [] }).ports)).toEqual({ kind: 'no-data-source' });
  });

  it('says that Truce is not set up when the folders cannot be seen', async () => {
    expect((await readOverview(ports({ uids: [], seesFolders: false }).ports)).kind).toBe('not-set-up');
    expect((await readOverview(ports({ slos: 0, seesFolders: false }).ports)).kind).toBe('not-set-up');
  });

  it('says that there are no SLOs when the folders are there and empty, and asks for no state', async () => {
    const { ports: given, query } = ports({ slos: 0 });
    expect(await readOverview(given)).toEqual({ kind: 'no-slos', problems: [] });
    expect(query).not.toHaveBeenCalled();
  });

  it('does not look for the folders when something in them cannot be read', async () => {
    const unreadable = [{ uid: 'slo-a', name: 'Login', problem: 'It is no SLO.' }];
    const { ports: given, areFoldersSeen } = ports({ slos: 0, unreadable, seesFolders: false });
    expect(await readOverview(given)).toMatchObject({ kind: 'no-slos', problems: [expect.stringContaining('Login')] });
    expect(areFoldersSeen).not.toHaveBeenCalled();
  });

  it.each(['not-allowed', 'not-signed-in', 'not-set-up'] as const)('passes on that the storage is %s', async (kind) => {
    const refusal = new StoreError(kind, 'You may not.');
    expect(await readOverview(ports({ refusal }).ports)).toEqual({ kind, problem: 'You may not.' });
  });

  it('says what the storage says when it fails otherwise', async () => {
    const refusal = new StoreError('unavailable', 'Grafana does not answer.');
    const failed = { kind: 'failed', problem: 'Grafana does not answer.' };
    expect(await readOverview(ports({ refusal }).ports)).toEqual(failed);
    expect(await readOverview(ports({ uids: [], seesFolders: new Error('Failed to fetch') }).ports)).toEqual({
      kind: 'failed',
      problem: 'Failed to fetch',
    });
  });

  it('says what the data source answers when the query fails', async () => {
    const answer = { data: [], errors: [{ refId: 'A', message: 'There is no SLO "x".' }] };
    expect(await readOverview(ports({ answer }).ports)).toEqual({ kind: 'failed', problem: 'There is no SLO "x".' });
  });

  it('says when the answer cannot be read at all', async () => {
    const overview = await readOverview(ports({ answer: { data: [] } }).ports);
    expect(overview).toMatchObject({ kind: 'failed', problem: expect.stringContaining('nothing to show') });
  });
});
