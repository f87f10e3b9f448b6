import type { Patience } from '../engine/Patience';
import type { Clock } from '../engine/ports';

/** Everything outside that a command touches, so that tests can hold it in their hands. */
export interface CliWorld {
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** IANA name of this machine's time zone. */
  timeZone: string;
  /** @throws an error with a `code`, as Node's */
  readFile(path: string): Promise<string>;
  readStdin(): Promise<string>;
  out(text: string): void;
  err(text: string): void;
  /** How long is waited before a source is asked again. */
  patience?: Patience;
}
