import type { ReadFailure } from '../engine/ports';

/**
 * Thanos: "receive series from Addr: … rpc error: code = Unavailable …", "failed to receive any data from Addr: …" (pkg/store);
 * VictoriaMetrics' data source of Grafana and others say that the response is partial.
 */
const PARTIAL = /partial|store .*\b(unavailable|failed)|rpc error|failed to receive any data from/i;

/** What Prometheus says of expressions; it may name metrics, and the answer is whole. */
const OF_THE_EXPRESSION = /^PromQL (info|warning)\b/;

/**
 * A failed read where the warnings of an answer say that it lacks a part: half of the bad events would look like half as
 * many errors. Failed in a way that may pass, since what did not answer may be back soon.
 *
 * @returns undefined where the answer is whole, whatever else is warned of
 */
export function partialAnswer(warnings: readonly unknown[]): ReadFailure | undefined {
  const texts = warnings.filter((it) => typeof it === 'string');
  const message = texts.find((it) => !OF_THE_EXPRESSION.test(it) && PARTIAL.test(it.replace(/"[^"]*"/g, '""')));
  return message === undefined ? undefined : { ok: false, kind: 'overloaded', message };
}
