import type { HttpPort } from '../HttpPort';

/** What a step of the set-up finds before it does anything. */
export interface Found {
  /** `unknown`: whoever asks may not see it. */
  state: 'ready' | 'missing' | 'unknown';
  /** One sentence for people. */
  message: string;
}

/** What became of a step. */
export interface Made {
  outcome: 'done' | 'failed';
  /** One sentence for people; of a failure it says who can help. */
  message: string;
}

/** One thing that Truce needs in Grafana: how to see whether it is there, and how to make it. */
export interface SetUpStep {
  id: string;
  title: string;
  find(http: HttpPort): Promise<Found>;
  make(http: HttpPort): Promise<Made>;
}

export function ready(message: string): Found {
  return { state: 'ready', message };
}

export function missing(message: string): Found {
  return { state: 'missing', message };
}

export function unknown(message: string): Found {
  return { state: 'unknown', message };
}

export function done(message: string): Made {
  return { outcome: 'done', message };
}

export function failed(message: string): Made {
  return { outcome: 'failed', message };
}
