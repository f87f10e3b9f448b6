import { between, random } from './random';

/** One instance of the service: its own series, from its birth to its death. Times in seconds from the start of the history. */
export interface Pod {
  name: string;
  bornAt: number;
  diesAt: number;
  /** When its counters start again from zero: its process was restarted in place. */
  restarts: number[];
  /** Where in each scrape interval it is scraped, in milliseconds. */
  phaseMs: number;
}

/** A stretch without samples, in seconds from the start. */
export interface ScrapeGap {
  from: number;
  to: number;
  /** Whose samples are missing; everybody's without. */
  pod?: string;
}

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;
const SLOTS = 3;

/**
 * Three pods at a time, each replaced by another after one to two days, some that live for minutes only, and restarts in
 * place: one in an error burst, one pod that crashes again and again.
 */
export function pods(
  seed: number,
  seconds: number,
  phase: 'aligned' | 'random',
  bursts: ReadonlyArray<readonly [number, number]>,
  blind: readonly ScrapeGap[]
): Pod[] {
  const next = random(seed, 'pods');
  const all: Pod[] = [];
  const add = (bornAt: number, diesAt: number) => {
    const name = `shop-${Math.floor(next() * 0x7fffffff).toString(36)}`;
    const phaseMs = phase === 'aligned' ? 0 : 1 + Math.floor(next() * 59_998);
    all.push({ name, bornAt, diesAt, restarts: [], phaseMs });
  };
  for (let slot = 0; slot < SLOTS; slot++) {
    // The first one serves since before the history.
    let bornAt = 0;
    let diesAt = Math.floor(between(next, 0.1, 1.5) * DAY_S);
    while (bornAt < seconds) {
      diesAt = outsideOf(blind, diesAt);
      add(bornAt, Math.min(diesAt, seconds));
      // Replaced before it goes, or a moment after.
      bornAt = outsideOf(blind, diesAt + Math.floor(between(next, -90, 30)));
      diesAt = bornAt + Math.floor(between(next, 1, 2) * DAY_S);
    }
  }
  for (let number = 0; number < 4; number++) {
    const bornAt = outsideOf(blind, Math.floor(between(next, 0.1, 0.9) * seconds));
    add(bornAt, outsideOf(blind, bornAt + Math.floor(between(next, 5 * 60, 50 * 60))));
  }
  const restart = (at: number) => {
    const candidates = all.filter((pod) => pod.bornAt + 60 < at && at < pod.diesAt - 60);
    candidates[Math.floor(next() * candidates.length)]?.restarts.push(outsideOf(blind, at));
  };
  for (let number = 0; number < 6; number++) {
    restart(Math.floor(between(next, 0.05, 0.95) * seconds));
  }
  const [from, to] = [...bursts].sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[2]!;
  restart(Math.floor((from + to) / 2));
  const crashing = all.find((pod) => pod.bornAt > 10 * DAY_S && pod.diesAt - pod.bornAt > DAY_S)!;
  for (let number = 0; number < 4; number++) {
    crashing.restarts.push(crashing.bornAt + Math.floor((number + 1) * between(next, 150, 260)));
  }
  all.forEach((pod) => pod.restarts.sort((a, b) => a - b));
  return all;
}

/** Moves a time out of the stretches in which nothing is scraped: what happens there is seen by nobody. */
function outsideOf(blind: readonly ScrapeGap[], time: number): number {
  const gap = blind.find(({ from, to }) => time >= from - 120 && time <= to + 120);
  return gap ? gap.to + 300 : time;
}
