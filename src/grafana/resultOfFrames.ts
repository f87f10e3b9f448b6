import type { MetricsQuery, ReadResult } from '../engine/ports';
import { framesToSeries } from './framesToSeries';
import { partialAnswer } from './partialAnswer';
import type { SourceFrame } from './SourceFrame';

/** What a query answered. PromQL answers one value a series, by whatever name it goes. A part of an answer is a failure. */
export function resultOfFrames({ kind }: MetricsQuery, frames: readonly SourceFrame[]): ReadResult {
  // Grafana hands the warnings of Prometheus on as notices, beside no data in a frame of their own.
  const notices = frames.flatMap((it) => it.meta?.notices ?? []).filter((it) => it.severity !== 'info');
  const partial = partialAnswer(notices.map((it) => it.text));
  return partial ?? framesToSeries(kind === 'promql' ? frames.map(withoutNames) : frames);
}

function withoutNames({ fields, meta }: SourceFrame): SourceFrame {
  return { meta, fields: fields.map((it) => ({ ...it, name: 'Value' })) };
}
