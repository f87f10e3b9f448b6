/** A planned stretch in which a service is down: its probe fails and only few requests come. */
export interface Maintenance {
  service: string;
  title: string;
  fromMs: number;
  toMs: number;
  /** Share of the usual requests that still come. */
  traffic: number;
}
