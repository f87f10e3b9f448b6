import type { BenchService } from './BenchService';

/** Share of the mean traffic in each minute of a day. */
const DAY_CURVE = Float64Array.from({ length: 1440 }, (_, minute) => {
  return 1 - 0.6 * Math.cos((2 * Math.PI * (minute - 120)) / 1440);
});

/** A whole number that is always the same for the same name and place. */
export function hash(name: string, place: number): number {
  let state = Math.imul(place + 1, 0x9e3779b1);
  for (let i = 0; i < name.length; i++) {
    state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  }
  return mix(state);
}

/** Requests that one pod of a service serves in a minute. */
export function requestsInMinute(service: BenchService, minute: number): number {
  const noise = (mix(minute ^ service.name.length) & 0xff) / 0x400;
  return Math.round(600 * DAY_CURVE[minute % 1440]! * (0.875 + noise));
}

/** How many of them fail: now and then one, and for some minutes every second day many. */
export function failedInMinute(service: BenchService, minute: number): number {
  const inTwoDays = (minute + 37 * service.name.charCodeAt(service.name.length - 1)) % 2880;
  return inTwoDays < 20 ? 25 : mix(minute) % 5 === 0 ? 1 : 0;
}

function mix(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
