import type { KeepingPlace } from './ActKeep';

/** Whose data a browser keeps: one of several Grafanas behind the same address, and an organisation in it. */
export interface Instance {
  /** Its sub-path: "/grafana", or empty. */
  subUrl: string;
  orgId: number;
}

/** A browser's place apart for each instance and organisation: their people and agreements have the same ids. */
export function placeFor(place: KeepingPlace, { subUrl, orgId }: Instance): KeepingPlace {
  const keyOf = (key: string) => `truce ${subUrl}/org-${orgId} ${key}`;
  return {
    getItem: (key) => place.getItem(keyOf(key)),
    setItem: (key, value) => place.setItem(keyOf(key), value),
    removeItem: (key) => place.removeItem(keyOf(key)),
  };
}
