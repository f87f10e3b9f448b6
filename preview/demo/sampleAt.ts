import { countsAt, type Counted, type Phase } from './countsAt';
import { type CounterSeries } from './metricSeries';
import { type ServiceStory } from './story';

const NOTHING: Counted = { good: 0, bad: 0 };

/** Whether the service reports anything at that time. */
export function isReporting(service: ServiceStory, timeMs: number): boolean {
  return service.stopsMs === null || timeMs <= service.stopsMs;
}

/** 1 while the service's probe succeeds, 0 during a maintenance. */
export function probeAt(service: ServiceStory, timeMs: number): 0 | 1 {
  return service.maintenances.some(({ fromMs, toMs }) => timeMs > fromMs && timeMs <= toMs) ? 0 : 1;
}

/** What the service had counted when its counters last started again from 0. */
export function countedAtReset(service: ServiceStory, timeMs: number, phase: Phase): Counted {
  // A scrape on the very instant of the reset still sees the old counter, so that aligned samples lose no event.
  const resetMs = service.resetsMs.filter((each) => each < timeMs).at(-1);
  return resetMs === undefined ? NOTHING : countsAt(service.counts, resetMs, phase);
}

/** A counter's value, as it is exposed, between a reset and an instant. */
export function counterValue(series: CounterSeries, counted: Counted, atReset: Counted): number {
  const count = series.count(counted) - series.count(atReset);
  return series.unit === 1 ? count : Math.round(count) * series.unit;
}
