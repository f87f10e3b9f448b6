import { roundTarget } from './roundTarget';

/** The target that allows `bad` bad events among `of`: 1 in 1,000 is 0.999. `of` is above 0. */
export function targetFromEvents({ bad, of }: { bad: number; of: number }): number {
  return roundTarget(1 - bad / of);
}
