import type { Patience } from './Patience';

/** Patience for tests: waits no time and remembers how long it would have waited. `random` is one half. */
export class FakePatience implements Patience {
  readonly slept: number[] = [];

  async sleep(ms: number): Promise<void> {
    this.slept.push(ms);
  }

  random(): number {
    return 0.5;
  }
}
