/** Tells what a seed run does, and counts what it changed. */
export class SeedLog {
  changes = 0;
  private heading = '';

  constructor(private readonly write: (line: string) => void) {}

  /** What the next lines are about; shown only when there are any. */
  about(heading: string): void {
    this.heading = heading;
  }

  /** Something was added. */
  made(text: string): void {
    this.changes++;
    this.line(`  + ${text}`);
  }

  /** Something was there and was left alone although it is not what the demo would have made. */
  kept(text: string): void {
    this.line(`  = ${text}`);
  }

  private line(text: string): void {
    if (this.heading !== '') {
      this.write(this.heading);
      this.heading = '';
    }
    this.write(text);
  }
}
