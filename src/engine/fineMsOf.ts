import type { Indicator, SingleIndicator } from '../core/slo/Indicator';
import { FINE_STEP_MS } from './planBuckets';

const HOUR_SECONDS = 3600;

/** Length in milliseconds of the shortest bucket an indicator can be read in: 5 minutes, unless its own slices do not fit into them. */
export function fineMsOf(indicator: Indicator): number {
  const parts = indicator.kind === 'composite' ? indicator.parts.map((it) => it.indicator) : [indicator];
  const lengths = parts.map(ownLength);
  for (let seconds = FINE_STEP_MS / 1000; seconds < HOUR_SECONDS; seconds++) {
    if (HOUR_SECONDS % seconds === 0 && lengths.every((it) => seconds % it === 0)) {
      return seconds * 1000;
    }
  }
  return HOUR_SECONDS * 1000;
}

/** In seconds; a bucket holds a whole number of it. */
function ownLength(indicator: SingleIndicator): number {
  switch (indicator.kind) {
    case 'slices':
      return indicator.sliceSeconds ?? 60;
    case 'queries':
      return indicator.bucketSeconds ?? FINE_STEP_MS / 1000;
    default:
      return 60;
  }
}
