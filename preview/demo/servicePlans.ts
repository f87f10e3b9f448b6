import { type ServicePlan } from './ServicePlan';

const QUICK = [0.11, 0.31, 0.62, 0.872, 0.968, 0.9935, 0.9988, 0.9998];
const STEADY = [0.02, 0.12, 0.41, 0.735, 0.921, 0.9815, 0.9962, 0.9995];
const SLOW = [0.001, 0.008, 0.055, 0.21, 0.52, 0.824, 0.957, 0.992];
const TIMING_OUT = [0, 0.004, 0.02, 0.06, 0.14, 0.31, 0.52, 0.74];

/** The six services of the demo; what happens to each of them is in `episodes.ts`. */
export const SERVICE_PLANS: readonly ServicePlan[] = [
  plan('checkout', 0.999, 10_000_000, 0.55, 0.8, STEADY, 118, 1_720),
  plan('search', 0.995, 6_000_000, 0.25, 0.9, QUICK, 61, 1_950),
  plan('payments', 0.9995, 9_000_000, 0.5, 0.85, STEADY, 143, 2_480),
  plan('login', 0.999, 8_000_000, 0.6, 0.6, QUICK, 48, 1_310),
  plan('reports', 0.99, 1_000_000, 0.35, 0.45, SLOW, 940, 4_600),
  plan('beta-api', 0.999, null, 0, 1, QUICK, 55, 900),
];

function plan(
  name: string,
  objective: number,
  requestsPerWindow: number | null,
  dayNight: number,
  weekend: number,
  fastGood: readonly number[],
  meanGoodMs: number,
  meanBadMs: number
): ServicePlan {
  return {
    name,
    objective,
    requestsPerWindow,
    dayNight,
    weekend,
    fastGood,
    fastBad: TIMING_OUT,
    meanGoodMs,
    meanBadMs,
  };
}
