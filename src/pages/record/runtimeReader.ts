import { getTimeZone } from '@grafana/data';

import type { Reader } from '../../core/wording/formatTime';
import { timeZoneOf } from '../../datasource/timeZoneOf';

/** Whoever looks at this page: in the time zone that Grafana shows times in. */
export function runtimeReader(now: number): Reader {
  return { timeZone: timeZoneOf(getTimeZone()), now };
}
