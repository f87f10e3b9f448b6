/** One service whose metrics are in the history. Scrapes are a minute apart, each pod at its own moment. */
export interface BenchService {
  name: string;
  /** How many pods serve at a time; each is replaced by another after five days. */
  pods: number;
  /** How many days of history it has. */
  days: number;
  /** One that never fails has no series of status 500 at all. */
  fails: boolean;
  /** Whether it has a latency histogram, a probe, and what the rules of other tools record of it. */
  hasMore: boolean;
}

/** The service of the graphs: a window of 28 days at every point of 90 days, six live series. */
export const CHECKOUT_SERVICE: BenchService = { name: 'checkout', pods: 3, days: 120, fails: true, hasMore: true };

/**
 * The hundred services of the wall: two live series each, one in every tenth, which has never failed. 28 days and twice 28
 * days before: how far back tiers are followed.
 */
export const WALL_SERVICES: readonly BenchService[] = Array.from({ length: 100 }, (_, i) => ({
  name: `s${String(i).padStart(3, '0')}`,
  pods: 1,
  days: 86,
  fails: i % 10 !== 9,
  hasMore: false,
}));

export const BENCH_SERVICES: readonly BenchService[] = [CHECKOUT_SERVICE, ...WALL_SERVICES];
