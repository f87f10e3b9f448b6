/** What a demo service is like on an ordinary day. */
export interface ServicePlan {
  /** Value of the `service` label. */
  name: string;
  /** Share of good events, such as 0.999. */
  objective: number;
  /** Requests in 28 days, about; `null` for exactly 14 a day. */
  requestsPerWindow: number | null;
  /** How far the busiest hour rises above the average: 0.4 means 40 %. */
  dayNight: number;
  /** Traffic on Saturday and Sunday compared with a weekday. */
  weekend: number;
  /** Share of requests at most as slow as each bound of `LATENCY_BOUNDS`, for good and for bad requests. */
  fastGood: readonly number[];
  fastBad: readonly number[];
  /** Mean duration of good and bad requests in milliseconds. */
  meanGoodMs: number;
  meanBadMs: number;
}
