import { type DataQueryError, type DataQueryResponse, LoadingState } from '@grafana/data';
import type { Observable } from 'rxjs';

import type { ReadFailure } from '../engine/ports';
import { CANCELLED } from './CANCELLED';
import { errorsOf } from './errorsOf';
import { failureOf } from './failureOf';

/** Everything a data source answered to one request, or why it did not answer. */
export type SettledResponse = { ok: true; packets: DataQueryResponse[] } | ReadFailure;

interface Patience {
  patienceMs: number;
  /** What was asked. */
  refIds: readonly string[];
  /** Aborted when nobody waits any more. */
  signal?: AbortSignal;
}

/**
 * Waits for the whole answer of a data source, which may come in several packets: of one key the newest counts, of several
 * keys all do, as in Grafana's panels, where a packet without a key goes by its first refId. The answer is whole when the
 * source completes, or when a packet without a key says that it is done and every query is answered: a source that puts
 * the answers of several requests together may say so of each part.
 *
 * A source that does neither, or never says in which state it is, gets as long as one that is slow; then what it said last
 * is its answer.
 */
export function settledResponse(
  answers: Observable<DataQueryResponse>,
  { patienceMs, refIds, signal }: Patience
): Promise<SettledResponse> {
  if (signal?.aborted) {
    return Promise.resolve(CANCELLED);
  }
  return new Promise((resolve) => {
    const packets = new Map<string | undefined, DataQueryResponse>();
    const settle = (response: SettledResponse) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(response);
      // Not before the source had the time to hand back its subscription: it may answer at once.
      queueMicrotask(() => subscription.unsubscribe());
    };
    const whole = () => settle({ ok: true, packets: [...packets.values()] });
    const cancel = () => settle(CANCELLED);
    const giveUp = () => {
      const states = [...packets.values()].map((it) => it.state);
      const isStateless = states.length > 0 && states.every((it) => it === undefined || isLast(it));
      return isStateless ? whole() : settle(outOfPatience(patienceMs));
    };
    const timer = setTimeout(giveUp, patienceMs);
    signal?.addEventListener('abort', cancel);
    const subscription = answers.subscribe({
      next: (packet) => {
        packets.set(packet.key ?? firstRefId(packet), packet);
        if (packet.key === undefined && isLast(packet.state) && areAnswered(refIds, [...packets.values()])) {
          whole();
        }
      },
      error: (error: unknown) => settle(failureOf(error)),
      complete: whole,
    });
  });
}

function isLast(state: LoadingState | undefined): boolean {
  return state === LoadingState.Done || state === LoadingState.Error;
}

function firstRefId({ data }: DataQueryResponse): string | undefined {
  return (data?.[0] as Partial<DataQueryError> | null | undefined)?.refId;
}

/** Whether each query has a frame or an error. What does not say to which query it belongs may belong to any. */
function areAnswered(refIds: readonly string[], packets: readonly DataQueryResponse[]): boolean {
  const named = packets.flatMap(refIdsIn);
  return refIds.length === 1 || named.includes(undefined) || refIds.every((it) => named.includes(it));
}

function refIdsIn(packet: DataQueryResponse): Array<string | undefined> {
  const errors = errorsOf(packet);
  const failsWithoutReason = packet.state === LoadingState.Error && errors.length === 0;
  const parts = [...(packet.data ?? []), ...errors] as Array<Partial<DataQueryError> | null>;
  return [...parts.map((it) => it?.refId), ...(failsWithoutReason ? [undefined] : [])];
}

function outOfPatience(patienceMs: number): ReadFailure {
  return { ok: false, kind: 'timeout', message: `The data source did not answer within ${patienceMs / 1000} seconds.` };
}
