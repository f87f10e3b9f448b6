import type { MetricsRead, MetricsSource, ReadFailure, ReadResult } from '../engine/ports';
import { CANCELLED } from './CANCELLED';
import { decodeFrames } from './decodeFrames';
import { failureOf } from './failureOf';
import { fillInterval } from './fillInterval';
import type { HttpPort } from './HttpPort';
import { isRecord } from './isRecord';
import { MAX_DATA_POINTS, queryTarget, stepOf } from './queryTarget';
import { requestRounds, type SentQuery } from './requestRounds';
import { resultOfFrames } from './resultOfFrames';

/**
 * Reads through Grafana's server, as its alert rules do: with the data source's own settings and the permissions of whoever
 * the port signs in as. Plain Node will do. Data sources whose plugin works in the browser alone cannot be asked this way.
 */
export function grafanaHttpSource(http: HttpPort): MetricsSource {
  async function readRound(read: MetricsRead, round: readonly SentQuery[]): Promise<ReadResult[]> {
    if (read.signal?.aborted) {
      return round.map(() => CANCELLED);
    }
    try {
      const { status, body } = await http.send({
        method: 'POST',
        path: `/api/ds/query?ds_type=${encodeURIComponent(read.source.type)}`,
        body: bodyOf(read, round),
        signal: read.signal,
      });
      return round.map((sent) => resultOf(status, body, sent));
    } catch (error) {
      return round.map(() => (read.signal?.aborted ? CANCELLED : failureOf(error)));
    }
  }

  return {
    async read(read) {
      const results: ReadResult[] = [];
      for (const round of requestRounds(read)) {
        results.push(...(await readRound(read, round)));
      }
      return results;
    },
  };
}

function bodyOf(read: MetricsRead, round: readonly SentQuery[]): object {
  return {
    from: String(read.fromMs),
    to: String(read.toMs),
    queries: round.map((sent) => ({
      ...(sent.query.kind === 'own' ? fillInterval(queryTarget(read, sent), stepOf(read)) : queryTarget(read, sent)),
      intervalMs: stepOf(read),
      maxDataPoints: MAX_DATA_POINTS,
      // Steps are aligned in UTC.
      ...(sent.query.kind === 'promql' ? { utcOffsetSec: 0 } : {}),
    })),
  };
}

/** One query's result. The status is that of the worst query; each says for itself whether it failed. */
function resultOf(status: number, body: unknown, { refId, query }: SentQuery): ReadResult {
  const results = isRecord(body) && isRecord(body.results) ? body.results : undefined;
  const result = results?.[refId];
  if (isRecord(result)) {
    return typeof result.error === 'string' && result.error !== ''
      ? failureOf({ status: result.status, message: result.error })
      : resultOfFrames(query, decodeFrames(result.frames));
  }
  if (isRecord(body) && body.messageId === 'plugin.notRegistered') {
    return onlyInBrowser(status);
  }
  return status === 200
    ? failureOf('What answers there does not answer queries as Grafana does. Check the address.')
    : failureOf({ status, data: body });
}

function onlyInBrowser(status: number): ReadFailure {
  const message =
    "Grafana's server cannot ask this data source: its plugin works in the browser alone. Look at this SLO in Grafana.";
  return { ok: false, kind: 'other', message, status };
}
