/** Tells what a seed run does, and counts what it changed. */
export class SeedLog {
  changes = 0;

  constructor(private readonly write: (line: string) => void) {}

  heading(text: string): void {
    this.write(text);
  }

  /** Something was added. */
  made(text: string): void {
    this.changes++;
    this.write(`  + ${text}`);
  }

  /** Something was there and was left alone although it is not what the demo would have made. */
  kept(text: string): void {
    this.write(`  = ${text}`);
  }
}
