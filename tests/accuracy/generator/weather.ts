import { between, random } from './random';

// Local names: in a test's sandbox every look-up of a global is slow, and these run millions of times.
const { floor, sin, round, min } = Math;

const DAY_S = 86_400;

/** What the service goes through, second by second from the start of its history. */
export interface Weather {
  /** Requests a second that are expected. */
  rate: Float32Array;
  /** Share of requests that fail. */
  failing: Float32Array;
  /** Share of failures that are answered 503, a code that is seen only while something burns. */
  unavailable: Float32Array;
  /** Share of requests that are answered, but too late. */
  slow: Float32Array;
  /** Start and end of each error burst, in seconds. */
  bursts: ReadonlyArray<readonly [number, number]>;
}

/** Requests a second on average: 58 million in 28 days. */
const MEAN_RATE = 24;
/** So quiet that a new pod serves for a while before its first error. */
const QUIET_FAILING = 0.00012;
const QUIET_SLOW = 0.0008;
/** Share of all requests that are bad because of bursts: four fifths of a budget of 0.5 %. */
const WANTED_SHARE = 0.004;

/**
 * Day and night, weekends, and bursts of errors and of slowness that last from 2 to 90 minutes and begin at any second.
 *
 * @param seconds length of the history
 */
export function weather(seed: number, seconds: number): Weather {
  const rate = new Float32Array(seconds);
  for (let second = 0; second < seconds; second++) {
    const day = floor(second / DAY_S);
    const weekend = day % 7 >= 5 ? 0.7 : 1.12;
    rate[second] = MEAN_RATE * weekend * (1 + 0.75 * sin((2 * Math.PI * (second % DAY_S)) / DAY_S));
  }
  const failing = new Float32Array(seconds).fill(QUIET_FAILING);
  const unavailable = new Float32Array(seconds);
  const slow = new Float32Array(seconds).fill(QUIET_SLOW);
  const next = random(seed, 'bursts');
  const bursts: Array<readonly [number, number]> = [];
  for (const [start, end, share] of burstsOf(next, rate)) {
    failing.fill(share, start, end);
    unavailable.fill(next() < 0.5 ? 0.4 : 0, start, end);
    bursts.push([start, end]);
  }
  for (const [start, end, share] of burstsOf(next, rate)) {
    slow.fill(share, start, end);
  }
  return { rate, failing, unavailable, slow, bursts };
}

/** Bursts that together spend the wanted part of the budget: start, end, and share of bad requests. */
function burstsOf(next: () => number, rate: Float32Array): Array<[number, number, number]> {
  const count = round(rate.length / DAY_S);
  // One in each stretch of time, so that every part of the window has its share.
  const bursts = Array.from({ length: count }, (_, number): [number, number, number] => {
    const length = round(60 * 2 * 45 ** next());
    const start = floor(((number + next()) * (rate.length - length)) / count);
    return [start, start + length, between(next, 0.04, 0.4)];
  });
  const spent = bursts.reduce((sum, [start, end, share]) => {
    return sum + share * rate.subarray(start, end).reduce((total, it) => total + it, 0);
  }, 0);
  const wanted = WANTED_SHARE * rate.reduce((total, it) => total + it, 0);
  return bursts.map(([start, end, share]) => [start, end, min(0.9, (share * wanted) / spent)]);
}
