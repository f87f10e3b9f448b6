/** An answer that is good for a while: it is asked for once, by all who need it meanwhile. */
export class Lasting<T> {
  private kept?: { at: number; answer: Promise<T> };

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly maxAgeMs: number
  ) {}

  /** @param now milliseconds */
  get(now: number): Promise<T> {
    // A clock that was set back must not keep an answer for longer.
    if (this.kept !== undefined && Math.abs(now - this.kept.at) < this.maxAgeMs) {
      return this.kept.answer;
    }
    const kept = { at: now, answer: this.ask() };
    this.kept = kept;
    kept.answer.catch(() => {
      // A failure is no answer.
      if (this.kept === kept) {
        this.forget();
      }
    });
    return kept.answer;
  }

  /** Asks anew next time. */
  forget(): void {
    this.kept = undefined;
  }
}
