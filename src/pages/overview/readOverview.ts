import {
  CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  dateTime,
  getTimeZone,
} from '@grafana/data';
import type { DataSourceSrv } from '@grafana/runtime';
import { from as toObservable, lastValueFrom } from 'rxjs';

import type { TruceDatasource } from '../../datasource/TruceDatasource';
import type { TruceQuery } from '../../datasource/TruceQuery';
import { decodeState } from '../../frames/decodeState';
import { DATASOURCE, DATASOURCE_TYPE } from '../../grafana/places';
import { lastWriter } from '../../storage/lastWriter';
import type { StoreErrorKind } from '../../storage/StoreError';
import type { Overview } from './Overview';

export interface OverviewPorts {
  sources: Pick<DataSourceSrv, 'get' | 'getList'>;
  /** Whether the folders of Truce are there and may be seen; asked only when nothing is found in them. */
  areFoldersSeen: () => Promise<boolean>;
  now: () => number;
}

type TruceLibrary = Pick<TruceDatasource['library'], 'contents'>;

let requests = 0;

/**
 * Asks the Truce data source for the state of SLOs, as a panel would. Whatever goes wrong is part of the answer.
 *
 * @param slos ids; all of them if absent
 */
export async function readOverview(ports: OverviewPorts, slos: readonly string[] = []): Promise<Overview> {
  try {
    return await read(ports, slos);
  } catch (error) {
    return refused(error);
  }
}

async function read({ sources, areFoldersSeen, now }: OverviewPorts, wanted: readonly string[]): Promise<Overview> {
  const settings = sources.getList({ type: DATASOURCE_TYPE });
  const chosen = settings.find(({ uid }) => uid === DATASOURCE.uid) ?? settings[0];
  if (chosen === undefined) {
    return (await areFoldersSeen()) ? { kind: 'no-data-source' } : NOT_SET_UP;
  }
  const source = await sources.get({ uid: chosen.uid, type: chosen.type });
  const { slos, problems } = await contentsOf(source);
  if (slos > 0) {
    return askStates(source, wanted, problems, now());
  }
  // Grafana answers an empty list also for a folder that is missing or may not be seen.
  return problems.length > 0 || (await areFoldersSeen()) ? { kind: 'no-slos', problems } : NOT_SET_UP;
}

const NOT_SET_UP: Overview = {
  kind: 'not-set-up',
  problem: 'The folders in which Truce keeps SLOs and agreements are missing, or you may not see them.',
};

/** How many SLOs are stored, and what of the storage could not be read. @throws StoreError */
async function contentsOf(source: DataSourceApi): Promise<{ slos: number; problems: string[] }> {
  const { library } = source as DataSourceApi & { library: TruceLibrary };
  const { definitions, record } = await library.contents();
  const unreadable = [...definitions.unreadable, ...record.unreadable];
  return {
    slos: definitions.slos.length,
    problems: unreadable.map((it) => `${it.name} (${it.uid}): ${it.problem}${lastWriter(it)}`),
  };
}

async function askStates(
  source: DataSourceApi,
  wanted: readonly string[],
  problems: string[],
  now: number
): Promise<Overview> {
  const response = await lastValueFrom(toObservable(source.query(requestOf(source, wanted, now))));
  const error = errorOf(response);
  if (error !== undefined) {
    return { kind: 'failed', problem: error };
  }
  const decoded = decodeState(response.data);
  return decoded.ok
    ? { kind: 'rows', rows: decoded.value.items, problems: [...decoded.value.problems, ...problems], at: now }
    : { kind: 'failed', problem: decoded.problem };
}

function requestOf(source: DataSourceApi, wanted: readonly string[], now: number): DataQueryRequest<TruceQuery> {
  const slo = wanted.length === 0 ? {} : { slo: wanted.join(',') };
  const range = { from: dateTime(now - 3_600_000), to: dateTime(now) };
  return {
    // A request id used twice cancels the first request.
    requestId: `truce-overview-${++requests}`,
    app: CoreApp.Unknown,
    interval: '1m',
    intervalMs: 60_000,
    range: { ...range, raw: range },
    scopedVars: {},
    startTime: now,
    timezone: getTimeZone(),
    targets: [{ refId: 'A', view: 'state', ...slo, datasource: { uid: source.uid, type: source.type } }],
  };
}

function errorOf({ errors }: DataQueryResponse): string | undefined {
  const first = errors?.[0];
  return first && (first.message ?? first.data?.message ?? 'The data source gave no reason.');
}

function refused(error: unknown): Overview {
  // The data source is a plugin of its own with its own copy of StoreError: instanceof does not see through that.
  const { kind, message } = error as { kind?: StoreErrorKind; message?: string };
  const problem = message || 'Grafana gave no reason.';
  switch (kind) {
    case 'not-set-up':
    case 'not-allowed':
    case 'not-signed-in':
      return { kind, problem };
    default:
      return { kind: 'failed', problem };
  }
}
