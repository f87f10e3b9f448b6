import { type DataQueryResponse, LoadingState } from '@grafana/data';
import type { Observable } from 'rxjs';

import type { ReadFailure } from '../engine/ports';
import { CANCELLED } from './CANCELLED';
import { failureOf } from './failureOf';

/** Everything a data source answered to one request, or why it did not answer. */
export type SettledResponse = { ok: true; packets: DataQueryResponse[] } | ReadFailure;

interface Patience {
  patienceMs: number;
  /** Aborted when nobody waits any more. */
  signal?: AbortSignal;
}

/**
 * Waits for the whole answer of a data source, which may come in several packets: of one key the newest counts, of several
 * keys all do, as in Grafana's panels. The answer is whole when the source completes, or when a packet without a key says
 * that it is done. A source that neither completes nor ever says in which state it is gets as long as one that is slow;
 * then what it said last is its answer.
 */
export function settledResponse(
  answers: Observable<DataQueryResponse>,
  { patienceMs, signal }: Patience
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
        packets.set(packet.key, packet);
        if (packet.key === undefined && isLast(packet.state)) {
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

function outOfPatience(patienceMs: number): ReadFailure {
  return { ok: false, kind: 'timeout', message: `The data source did not answer within ${patienceMs / 1000} seconds.` };
}
