import type { DataFrame } from '@grafana/data';

import { decidePolicy, type Metrics, type PolicyInput } from '../core/policy/decidePolicy';
import { CHECKOUT, NOW, SIGNED, steady } from '../core/policy/policyFixture';
import type { Answered } from './CountedTo';

/** For tests: an SLO judged by the one function that does, with the counts it was judged by. */
export function answered(part: Partial<PolicyInput> = {}): Answered {
  const input: PolicyInput = { at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics: steady(0.38), ...part };
  const counted = input.metrics.ok ? { counts: input.metrics.counts, evaluatedTo: NOW } : undefined;
  return { verdict: decidePolicy(input), counted };
}

/** For tests: metrics that were read. */
export function readable(metrics: Metrics): Extract<Metrics, { ok: true }> {
  if (!metrics.ok) {
    throw new Error('These metrics failed.');
  }
  return metrics;
}

/** For tests: the rows of a frame as objects by column, with plain spaces. */
export function rowsOf(frame: DataFrame): Array<Record<string, unknown>> {
  const plain = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\u00a0', ' ') : value);
  return Array.from({ length: frame.length }, (_, i) =>
    Object.fromEntries(frame.fields.map((it) => [it.name, plain(it.values[i])]))
  );
}
