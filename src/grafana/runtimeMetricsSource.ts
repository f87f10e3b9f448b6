import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  dateTime,
  LoadingState,
  toDataFrame,
} from '@grafana/data';
import { type DataSourceSrv, getDataSourceSrv } from '@grafana/runtime';
import { defer, from as toObservable, switchMap } from 'rxjs';

import type { MetricsRead, MetricsSource, ReadResult } from '../engine/ports';
import { errorsOf } from './errorsOf';
import { failureOf } from './failureOf';
import { intervalText } from './intervalText';
import { MAX_DATA_POINTS, queryTarget, stepOf } from './queryTarget';
import { requestRounds, type SentQuery } from './requestRounds';
import { resultOfFrames } from './resultOfFrames';
import { settledResponse } from './settledResponse';

export interface RuntimeSourceOptions {
  sources?: () => Pick<DataSourceSrv, 'get'>;
  /** How long a data source may take to answer, milliseconds. */
  patienceMs?: number;
}

/** A request, and the packets it was answered with. */
interface Answer {
  frames: DataFrame[];
  errors: Array<{ refId?: string }>;
  isError: boolean;
}

let requests = 0;

/**
 * Reads through the data source that the team already has, as Grafana's mixed data source does: the source's own settings,
 * permissions and proxies apply.
 */
export function runtimeMetricsSource({
  sources = getDataSourceSrv,
  patienceMs = 60_000,
}: RuntimeSourceOptions = {}): MetricsSource {
  /** Data sources that do not say which query a frame answers: they are asked one query at a time. */
  const silentOnes = new Set<string>();

  async function readRound(read: MetricsRead, round: readonly SentQuery[]): Promise<ReadResult[]> {
    const { uid, type } = read.source;
    if (round.length > 1 && silentOnes.has(uid)) {
      return readSingly(read, round);
    }
    const answers = defer(() => sources().get({ uid, type })).pipe(
      switchMap((source) => toObservable(source.query(requestOf(read, round, source))))
    );
    const refIds = round.map((it) => it.refId);
    const response = await settledResponse(answers, { patienceMs, refIds, signal: read.signal });
    if (!response.ok) {
      return round.map(() => response);
    }
    const answer = answerOf(response.packets);
    if (round.length > 1 && answer.frames.some((it) => it.refId === undefined && it.length > 0)) {
      silentOnes.add(uid);
      return readSingly(read, round);
    }
    return round.map((sent) => resultOf(answer, sent, round.length === 1));
  }

  async function readSingly(read: MetricsRead, round: readonly SentQuery[]): Promise<ReadResult[]> {
    const results: ReadResult[] = [];
    for (const sent of round) {
      results.push(...(await readRound(read, [sent])));
    }
    return results;
  }

  return {
    async read(read) {
      const results: ReadResult[] = [];
      for (const round of requestRounds(read)) {
        // An answer that is none is a failure of the data source, whatever breaks on it.
        results.push(...(await readRound(read, round).catch((error: unknown) => round.map(() => failureOf(error)))));
      }
      return results;
    },
  };
}

function requestOf(read: MetricsRead, round: readonly SentQuery[], source: DataSourceApi): DataQueryRequest {
  const intervalMs = stepOf(read);
  const interval = intervalText(intervalMs);
  // UTC: the Prometheus front end aligns steps to the offset of the range's end.
  const range = { from: dateTime(read.fromMs).utc(), to: dateTime(read.toMs).utc() };
  return {
    // A request id used twice cancels the first request.
    requestId: `truce-${++requests}`,
    app: CoreApp.Unknown,
    interval,
    intervalMs,
    maxDataPoints: MAX_DATA_POINTS,
    range: { ...range, raw: range },
    // Where data sources that run in the browser alone find what $__interval stands for.
    scopedVars: {
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(intervalMs), value: intervalMs },
    },
    startTime: Date.now(),
    // No rangeRaw: with one that ends "now" the Prometheus front end would amend what it kept of another expression.
    timezone: 'utc',
    targets: round.map((sent) => ({
      // As panels do: what an editor leaves at its default is not stored.
      ...(sent.query.kind === 'own' ? source.getDefaultQuery?.(CoreApp.PanelEditor) : {}),
      ...queryTarget(read, sent),
    })),
  };
}

function answerOf(packets: readonly DataQueryResponse[]): Answer {
  return {
    // Older data sources answer tables and series of their own.
    frames: packets.flatMap((it) => it.data ?? []).map((it) => toDataFrame(it)),
    errors: packets.flatMap(errorsOf),
    isError: packets.some((it) => it.state === LoadingState.Error),
  };
}

function resultOf({ frames, errors, isError }: Answer, { refId, query }: SentQuery, isOnly: boolean): ReadResult {
  const error = errors.find((it) => it.refId === refId) ?? errors.find((it) => isOnly || it.refId === undefined);
  const own = frames.filter((it) => it.refId === refId || (isOnly && it.refId === undefined));
  if (error !== undefined || (isError && errors.length === 0)) {
    return failureOf(error);
  }
  return resultOfFrames(query, own);
}
