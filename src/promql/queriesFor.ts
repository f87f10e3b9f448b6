import type { QueriesIndicator, SingleIndicator } from '../core/slo/Indicator';
import type { BucketOptions, BuiltQueries } from './BucketQueries';
import { eventsQueries } from './eventsQueries';
import { latencyQueries } from './latencyQueries';
import { nativeLatencyQueries } from './nativeLatencyQueries';
import { ratioQueries } from './ratioQueries';
import { slicesQueries } from './slicesQueries';
import { upQueries } from './upQueries';

/** The PromQL of any kind of indicator that is read with PromQL. */
export function queriesFor(
  indicator: Exclude<SingleIndicator, QueriesIndicator>,
  options: BucketOptions
): BuiltQueries {
  switch (indicator.kind) {
    case 'events':
      return eventsQueries(indicator, options);
    case 'latency':
      return latencyQueries(indicator, options);
    case 'native-latency':
      return nativeLatencyQueries(indicator, options);
    case 'slices':
      return slicesQueries(indicator, options);
    case 'up':
      return upQueries(indicator, options);
    case 'ratio':
      return ratioQueries(indicator, options);
  }
}
