import { config } from '@grafana/runtime';

import type { KeepingPlace } from './ActKeep';
import { placeFor } from './placeFor';

let place: KeepingPlace | undefined;

/** Where this browser keeps what did not arrive, for the Grafana and organisation that this page is part of. */
export function runtimePlace(): KeepingPlace {
  const { appSubUrl, bootData } = config;
  place ??= placeFor(window.localStorage, { subUrl: appSubUrl ?? '', orgId: bootData?.user?.orgId ?? 0 });
  return place;
}
