import type { MetricsQuery, ReadResult } from '../engine/ports';
import { framesToSeries } from './framesToSeries';
import type { SourceFrame } from './SourceFrame';

/** What a query answered. PromQL answers one value a series, by whatever name it goes. */
export function resultOfFrames({ kind }: MetricsQuery, frames: readonly SourceFrame[]): ReadResult {
  return framesToSeries(kind === 'promql' ? frames.map(withoutNames) : frames);
}

function withoutNames({ fields, meta }: SourceFrame): SourceFrame {
  return { meta, fields: fields.map((it) => ({ ...it, name: 'Value' })) };
}
